#pragma once
#include <stdint.h>

/// A break iterator of ICU. Its headers stay on this side: they clash with the copy of ICU that Foundation has.
typedef struct icu_breaks icu_breaks;

enum { ICU_BREAKS_WORDS = 0, ICU_BREAKS_SENTENCES = 1 };

/// An iterator over words or sentences by the root locale's rules and dictionaries; NULL when ICU has no data.
icu_breaks *_Nullable icu_breaks_open(int32_t kind);
void icu_breaks_close(icu_breaks *_Nonnull breaks);

/// Writes the ends of the segments of `text`, as offsets in UTF-16, to `ends`; returns how many there are, `capacity` at most.
int32_t icu_breaks_find(
    icu_breaks *_Nonnull breaks, const uint16_t *_Nonnull text, int32_t length, int32_t *_Nonnull ends, int32_t capacity);
