#pragma once

#include <stdint.h>

/// Asks the processor to bring the cache line of `address` near; never faults, never waits. Swift has no word for it.
static inline void prefetch(const void *_Nonnull address) { __builtin_prefetch(address); }

/// The same number, of which the compiler does not know where it comes from: it makes no branch of what is computed with it. Where a condition cannot be foreseen, a branch
/// on it costs more than both of its sides.
static inline uint64_t unforeseen(uint64_t number) {
  __asm__("" : "+r"(number));
  return number;
}
