#pragma once
#include "hashes.h"

// The same hashes by registers of 32 bytes. The dispatch of libxxhash itself is no help: it asks the processor what it can at every call, which takes a
// virtual machine longer than the hash.
#if defined(__x86_64__)
#define HAS_WIDE 1
uint64_t xxh3_64_wide(const void *bytes, size_t count);
hash_128 xxh3_128_wide(const void *bytes, size_t count);
#else
#define HAS_WIDE 0
#endif
