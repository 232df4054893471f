#pragma once

/// Asks the processor to bring the cache line of `address` near; never faults, never waits. Swift has no word for it.
static inline void prefetch(const void *_Nonnull address) { __builtin_prefetch(address); }
