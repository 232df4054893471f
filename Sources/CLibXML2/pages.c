#include "pages.h"
#include <libxml/HTMLparser.h>
#include <string.h>

/* The parser looks for the start of each end tag through all open elements, so there must not be too many. */
enum { deepest = 512 };

/* Forgets the element that just began when too many are open; what is in it belongs to the one around it. Scripts and styles must
   stay, for the parser reads them in their own way. */
static void bound_depth(htmlParserCtxtPtr parser, const xmlChar *name) {
  if (parser->nameNr <= deepest) return;
  if (strcmp((const char *)name, "script") == 0 || strcmp((const char *)name, "style") == 0) return;
  parser->nameNr--;
  parser->nameTab[parser->nameNr] = NULL;
  parser->name = parser->nameTab[parser->nameNr - 1];
}

static const page_handler *handler_of(htmlParserCtxtPtr parser) { return parser->_private; }

static size_t position(htmlParserCtxtPtr parser) {
  return parser->input == NULL ? 0 : parser->input->consumed + (size_t)(parser->input->cur - parser->input->base);
}

static void start(void *context, const xmlChar *name, const xmlChar **attributes) {
  const page_handler *handler = handler_of(context);
  handler->start(handler->context, (const char *)name, (const char **)attributes);
  bound_depth(context, name);
}

static void end(void *context, const xmlChar *name) {
  const page_handler *handler = handler_of(context);
  handler->end(handler->context, (const char *)name);
}

static void text(void *context, const xmlChar *characters, int count) {
  const page_handler *handler = handler_of(context);
  handler->text(handler->context, (const char *)characters, count, position(context));
}

static void data(void *context, const xmlChar *characters, int count) {
  const page_handler *handler = handler_of(context);
  handler->data(handler->context, (const char *)characters, count);
}

static const int options =
    HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC | XML_PARSE_HUGE;

void page_parse(const char *bytes, int count, const page_handler *handler) {
  xmlInitParser();
  htmlParserCtxtPtr parser = htmlNewParserCtxt();
  if (parser == NULL) return;
  htmlSAXHandler events = {.startElement = start, .endElement = end, .characters = text, .ignorableWhitespace = text, .cdataBlock = data};
  htmlSAXHandler *own = parser->sax;
  parser->sax = &events;
  parser->userData = parser;
  parser->_private = (void *)handler;
  htmlDocPtr document = htmlCtxtReadMemory(parser, bytes, count, NULL, "UTF-8", options);
  if (document != NULL) xmlFreeDoc(document);
  parser->sax = own;
  htmlFreeParserCtxt(parser);
}

void page_parse_tree(const char *bytes, int count) {
  htmlDocPtr document = htmlReadMemory(bytes, count, NULL, "UTF-8", options);
  if (document != NULL) xmlFreeDoc(document);
}
