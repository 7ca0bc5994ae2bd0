// The notebook that the cairo hooks and the observer callbacks write into.

#ifndef RECORDER_H
#define RECORDER_H

#include <cairo.h>

#include "page_capture.h"

typedef struct {
  double left, top, right, bottom;
} box;

typedef struct {
  int32_t parent;
  uint8_t alpha;
  bool is_painted;
} group;

typedef struct {
  cairo_t *cr;   // the context that is listened to
  double scale;  // its device units a point

  capture_mark *marks;
  size_t mark_count, mark_room;
  capture_run *runs;
  size_t run_count, run_room;
  capture_glyph *glyphs;
  size_t glyph_count, glyph_room;
  cairo_font_face_t **faces;
  size_t face_count, face_room;

  group *groups;  // groups[0] is the page itself
  size_t group_count, group_room;
  int32_t current_group;

  box *clips;  // the clip of each saved state, innermost last
  size_t clip_count, clip_room;
  size_t unsaved_depth;  // states beyond the limit or the memory

  capture_limits limits;
  size_t lost_marks, lost_glyphs;
  uint32_t order;
} recorder;

void recorder_begin(recorder *r, cairo_t *cr, double scale, capture_limits limits);
void recorder_end(recorder *r);
void recorder_free(recorder *r);

void record_save(recorder *r);
void record_restore(recorder *r);
void record_clip(recorder *r, cairo_t *cr);
// Takes the clip from the context instead of from the recorder's own stack.
void record_clip_of_context(recorder *r, cairo_t *cr);
void record_group_begin(recorder *r);
void record_group_end(recorder *r, cairo_pattern_t *pattern);
void record_stroke(recorder *r, cairo_t *cr);
void record_fill(recorder *r, cairo_t *cr);
void record_paint(recorder *r, cairo_t *cr, double alpha);
void record_mask(recorder *r, cairo_t *cr, cairo_pattern_t *mask);
void record_glyphs(recorder *r, cairo_t *cr, const cairo_glyph_t *glyphs, int count);

// Shared by the recorder's own files.
typedef struct {
  uint8_t luminance, alpha;
  bool is_picture, is_opaque;
} ink;

ink ink_of_source(recorder *r, cairo_t *cr);
box current_clip(const recorder *r);
bool is_empty(box area);
box intersection(box a, box b);
// Whether the source is the picture of a group, which is thereby painted.
bool paints_group(recorder *r, cairo_t *cr, double alpha);
// The opacity of paint as it is mixed with what lies below: less than 255 where some of that shows.
uint8_t mixed_alpha(cairo_t *cr, uint8_t alpha);
void add_mark(recorder *r, box area, ink colour, capture_kind kind, bool is_vertical);
// Makes room for one more item; false when memory or the limit ends.
bool make_room(void **items, size_t count, size_t *room, size_t item_size, size_t limit);
// The context's path in device units; NULL when there is none.
cairo_path_t *copy_device_path(cairo_t *cr);

// The recorder that listens to this thread's drawing, or NULL.
extern _Thread_local recorder *active_recorder;

#endif
