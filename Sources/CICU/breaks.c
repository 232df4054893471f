#include "breaks.h"
#include <unicode/ubrk.h>

icu_breaks *icu_breaks_open(int32_t kind) {
  UErrorCode error = U_ZERO_ERROR;
  UBreakIterator *iterator = ubrk_open(kind == ICU_BREAKS_WORDS ? UBRK_WORD : UBRK_SENTENCE, "", NULL, 0, &error);
  return U_FAILURE(error) ? NULL : (icu_breaks *)iterator;
}

void icu_breaks_close(icu_breaks *breaks) { ubrk_close((UBreakIterator *)breaks); }

int32_t icu_breaks_find(icu_breaks *breaks, const uint16_t *text, int32_t length, int32_t *ends, int32_t capacity) {
  UBreakIterator *iterator = (UBreakIterator *)breaks;
  UErrorCode error = U_ZERO_ERROR;
  ubrk_setText(iterator, (const UChar *)text, length, &error);
  int32_t count = 0;
  if (U_FAILURE(error)) return 0;
  for (int32_t end = ubrk_next(iterator); end != UBRK_DONE && count < capacity; end = ubrk_next(iterator)) {
    ends[count++] = end;
  }
  return count;
}
