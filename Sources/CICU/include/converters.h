#pragma once
#include <stdint.h>

/// Converts `length` bytes in the encoding `name` to UTF-16, with the offset of the bytes that each unit came from; what means nothing becomes U+FFFD.
/// Returns how many units there are, or -1 when there is no such converter or more than `capacity` units.
int32_t icu_convert(
    const char *_Nonnull name, const uint8_t *_Nullable bytes, int32_t length, uint16_t *_Nonnull units, int32_t *_Nonnull offsets,
    int32_t capacity);
