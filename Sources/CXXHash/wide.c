#include "wide.h"

#if HAS_WIDE
// Before the attribute, which is for the hashes alone.
#include <immintrin.h>
#include <stdlib.h>
#include <string.h>

#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#define XXH_INLINE_ALL
#define XXH_VECTOR XXH_AVX2
#include <xxhash.h>

uint64_t xxh3_64_wide(const void *bytes, size_t count) { return XXH3_64bits(bytes, count); }

hash_128 xxh3_128_wide(const void *bytes, size_t count) {
  XXH128_hash_t hash = XXH3_128bits(bytes, count);
  return (hash_128){hash.low64, hash.high64};
}
#pragma clang attribute pop
#endif
