#pragma once

#include <isa-l/igzip_lib.h>

#if defined(__x86_64__)
#include <immintrin.h>

__attribute__((target("avx"))) static inline void clear_upper_halves(void) { _mm256_zeroupper(); }

/// Empties the upper halves of the wide registers, as every function should that used them. The checksum of ISA-L 2.30 for AVX-512 does not, and whatever its thread
/// does afterwards has to keep what is in them: a tenth of a whole run.
static inline void forget_wide_registers(void) {
  if (__builtin_cpu_supports("avx")) clear_upper_halves();
}
#else
static inline void forget_wide_registers(void) {}
#endif
