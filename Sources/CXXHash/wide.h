#pragma once
#include "hashes.h"

// The same hashes by registers of 32 bytes. The dispatch of libxxhash itself takes those of 64 where there are: the hash alone is faster then, but a whole run
// with a journal took an eighth longer.
#if defined(__x86_64__)
#define HAS_WIDE 1
uint64_t xxh3_64_wide(const void *bytes, size_t count);
hash_128 xxh3_128_wide(const void *bytes, size_t count);
#else
#define HAS_WIDE 0
#endif
