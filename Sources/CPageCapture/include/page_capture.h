// What one page draws, as flat arrays: painted rectangles, pictures and drawn glyphs.
//
// The page is rendered once onto a target of a single pixel while this library's own definitions
// of cairo's drawing calls note what would be drawn and paint nothing; the rendering also fills
// the page's text layer, form fields and annotations included.  Callbacks, thread-locals and
// symbol look-ups stay on this side of the border: Swift sees values.

#ifndef PAGE_CAPTURE_H
#define PAGE_CAPTURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// Poppler's page; its own header declares the same.
typedef struct _PopplerPage PopplerPage;

// Cairo's context; its own header declares the same.
typedef struct _cairo cairo_t;

// A session holds the buffers that one document's pages are captured into, and what the library
// said about the document.  It is used by one thread at a time.
typedef struct capture_session capture_session;

// What a mark is.
typedef enum {
  CAPTURE_LINE = 0,     // one segment of a stroked path, parallel to a page side, as a rectangle
  CAPTURE_AREA = 1,     // a filled rectangle
  CAPTURE_POLYGON = 2,  // the bounds of a filled polygon without curves that is no rectangle
  CAPTURE_IMAGE = 3,    // the bounds of a picture, or of an area painted through a mask
  CAPTURE_SHAPE = 4,    // the bounds of a filled shape with curves
} capture_kind;

// One painted rectangle, cut to its clip.  Points, from the top-left corner, y downwards.
typedef struct {
  double left, top, right, bottom;
  uint32_t order;       // position in drawing order, shared with the runs
  int32_t group;        // internal
  uint8_t luminance;    // 0 black, 255 white
  uint8_t alpha;        // 255 covers what is below, less does not; 0 where it is never painted
  uint8_t kind;         // capture_kind
  uint8_t is_vertical;  // a line runs along y
  uint8_t is_opaque;    // a picture without transparency
} capture_mark;

// Glyphs drawn by one call: one font, one size, one direction, one colour.
typedef struct {
  double along_x, along_y;  // the unit vector of the writing direction
  double size;              // the height of the em, in points
  double clip_left, clip_top, clip_right, clip_bottom;
  uint32_t order;
  int32_t group;            // internal
  int32_t face;             // which font, internal
  uint8_t luminance;
  uint8_t alpha;            // 0 where the glyphs are never painted
  uint8_t is_clipped_away;  // the clip is empty
} capture_run;

// One drawn glyph: the origin that it was drawn at, in points.
typedef struct {
  float x, y;
  uint32_t run;
  uint32_t glyph;  // index in its font
} capture_glyph;

// What a page draws.  The arrays belong to the session and live until its next call.
typedef struct {
  const capture_mark *marks;
  size_t mark_count;
  const capture_run *runs;
  size_t run_count;
  const capture_glyph *glyphs;
  size_t glyph_count;
  size_t lost_marks;        // beyond the limit
  size_t lost_glyphs;       // beyond the limit
  const char *failure;      // why drawing stopped early, or NULL
  bool is_fallback;         // taken through the public observer surface
} captured_page;

// How a page's drawing is listened to.
typedef enum {
  CAPTURE_AUTOMATIC = 0,  // own definitions of cairo's calls; the observer where these see nothing
  CAPTURE_OBSERVER = 1,   // always the observer
} capture_method;

// The most that is kept of one page, whatever it draws.
typedef struct {
  size_t marks;
  size_t glyphs;
} capture_limits;

// Creates a session; NULL when memory is short.
capture_session *capture_session_create(void);

// Releases a session and all its arrays.
void capture_session_destroy(capture_session *session);

// Draws a page, noting what it draws.  Calls are serialised: poppler's rendering shares one
// unguarded font library between documents.
captured_page capture_page(
    capture_session *session, PopplerPage *page, capture_method method, capture_limits limits);

// Paints a page onto a cairo context, in points from its top-left corner.  Serialised with the
// capturing of pages.
void paint_page(PopplerPage *page, cairo_t *context);

// Whether a glyph of the last captured page draws no ink, as a space does.
bool capture_glyph_is_blank(capture_session *session, uint32_t glyph_index);

// What poppler says goes to a session between these two calls, on the calling thread.
void capture_listen_begin(capture_session *session);
void capture_listen_end(void);

// The same, before a page is read: what the messages tell of a page starts anew.
void capture_listen_to_page(capture_session *session);

// How many messages the library wrote about the document so far.
size_t capture_message_count(const capture_session *session);

// The first messages and those that name missing language data, oldest first; NULL at the end.
const char *capture_message(const capture_session *session, size_t index);

// The last message about the present page, kept in the list or not; NULL where there was none.
const char *capture_last_message(const capture_session *session);

// The character collection whose mapping data the present page lacks; NULL where it lacks none.
const char *capture_missing_collection(const capture_session *session);

// Whether a font of the present page could not be loaded, so that its text is there but not drawn.
bool capture_lacks_font(const capture_session *session);

// What stands at a path.
typedef enum {
  DOCUMENT_READABLE = 0,
  DOCUMENT_NOT_FOUND,
  DOCUMENT_IS_FOLDER,
  DOCUMENT_NOT_REGULAR,
  DOCUMENT_NO_PERMISSION,
  DOCUMENT_EMPTY,
  DOCUMENT_UNREADABLE,
} document_state;

typedef struct {
  document_state state;
  int error;           // errno where the state is DOCUMENT_UNREADABLE
  uint64_t bytes;
  bool has_header;     // "%PDF-" stands in the first 1024 bytes
  bool is_encrypted;   // a trailer names an encryption dictionary
} document_probe;

// Looks at a file before it is opened: poppler tells few of these cases apart, and would wait for
// ever on a pipe.
document_probe probe_document(const char *path);

#endif
