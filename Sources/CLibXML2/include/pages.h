#pragma once
#include <stddef.h>

/// What is called for each event of a page. libxml2's own headers stay on the other side: they bring in those of ICU, which clash with the copy
/// that Foundation has.
typedef struct page_handler {
  void *_Nullable context;
  /// The element's name and its attributes: names and values in turn, ended by NULL; a value may be NULL. All names are in lower case.
  void (*_Nonnull start)(void *_Nullable context, const char *_Nonnull name, const char *_Nullable *_Nullable attributes);
  void (*_Nonnull end)(void *_Nullable context, const char *_Nonnull name);
  /// Text, and how many bytes of the page had been read when it was told of.
  void (*_Nonnull text)(void *_Nullable context, const char *_Nonnull text, int count, size_t position);
  /// What a script holds, in pieces.
  void (*_Nonnull data)(void *_Nullable context, const char *_Nonnull text, int count);
} page_handler;

/// Parses `count` bytes of UTF-8 as HTML; says nothing of mistakes in it.
void page_parse(const char *_Nonnull bytes, int count, const page_handler *_Nonnull handler);

/// Parses into a tree and throws it away: what the parser takes by itself.
void page_parse_tree(const char *_Nonnull bytes, int count);
