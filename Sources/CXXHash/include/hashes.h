#pragma once
#include <stddef.h>
#include <stdint.h>

typedef struct {
  uint64_t low;
  uint64_t high;
} hash_128;

/// XXH3 of 64 bits over `count` bytes.
uint64_t xxh3_64(const void *_Nullable bytes, size_t count);

/// XXH3 of 128 bits over `count` bytes.
hash_128 xxh3_128(const void *_Nullable bytes, size_t count);
