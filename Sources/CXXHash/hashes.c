#include "hashes.h"
#include "wide.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

/// Up to here XXH3 goes without long registers.
enum { SHORT = 240 };

uint64_t xxh3_64(const void *bytes, size_t count) {
#if HAS_WIDE
  if (count > SHORT && __builtin_cpu_supports("avx2")) return xxh3_64_wide(bytes, count);
#endif
  return XXH3_64bits(bytes, count);
}

hash_128 xxh3_128(const void *bytes, size_t count) {
#if HAS_WIDE
  if (count > SHORT && __builtin_cpu_supports("avx2")) return xxh3_128_wide(bytes, count);
#endif
  XXH128_hash_t hash = XXH3_128bits(bytes, count);
  return (hash_128){hash.low64, hash.high64};
}
