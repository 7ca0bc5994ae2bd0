// What a session holds, for the files that fill it.

#ifndef SESSION_H
#define SESSION_H

#include <poppler.h>

#include "recorder.h"

// Messages that are kept; what comes after them is only counted.
enum { most_messages = 8, longest_message = 240 };

typedef struct {
  size_t count;       // all messages
  size_t page_start;  // those before the present page
  size_t kept;
  char messages[most_messages][longest_message];
  char last[longest_message];
  char missing_collection[64];
  bool lacks_font;
} diagnostics;

struct capture_session {
  recorder recorder;
  cairo_surface_t *target;
  diagnostics diagnostics;
  char failure[longest_message];
};

#endif
