#include "converters.h"
#include <unicode/ucnv.h>

int32_t icu_convert(const char *name, const uint8_t *bytes, int32_t length, uint16_t *units, int32_t *offsets, int32_t capacity) {
  UErrorCode error = U_ZERO_ERROR;
  UConverter *converter = ucnv_open(name, &error);
  if (U_FAILURE(error)) return -1;
  const char *source = (const char *)bytes;
  UChar *target = (UChar *)units;
  ucnv_toUnicode(converter, &target, target + capacity, &source, source + length, offsets, 1, &error);
  ucnv_close(converter);
  return U_FAILURE(error) ? -1 : (int32_t)(target - (UChar *)units);
}
