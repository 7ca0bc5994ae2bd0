// Own definitions of cairo's drawing calls.  The dynamic linker binds poppler's calls to them, as
// it does for cairo's own tracer.  On a thread that captures a page they note what the captured
// context draws and paint nothing, on any context; everywhere else they pass the call through.
//
// Contexts that poppler makes for itself while a page is captured (tiles of patterns, soft masks)
// only ever produce pixels, which nobody looks at: nothing is painted on them either, and they
// need no memory for a picture 64 times the page's size.

#define _GNU_SOURCE

#include <dlfcn.h>
#include <pthread.h>

#include "recorder.h"

_Thread_local recorder *active_recorder;

static struct {
  void (*save)(cairo_t *);
  void (*restore)(cairo_t *);
  void (*push_group)(cairo_t *);
  void (*push_group_with_content)(cairo_t *, cairo_content_t);
  cairo_pattern_t *(*pop_group)(cairo_t *);
  void (*pop_group_to_source)(cairo_t *);
  void (*clip)(cairo_t *);
  void (*clip_preserve)(cairo_t *);
  void (*stroke)(cairo_t *);
  void (*stroke_preserve)(cairo_t *);
  void (*fill)(cairo_t *);
  void (*fill_preserve)(cairo_t *);
  void (*paint)(cairo_t *);
  void (*paint_with_alpha)(cairo_t *, double);
  void (*mask)(cairo_t *, cairo_pattern_t *);
  void (*show_glyphs)(cairo_t *, const cairo_glyph_t *, int);
  void (*show_text_glyphs)(cairo_t *, const char *, int, const cairo_glyph_t *, int,
                           const cairo_text_cluster_t *, int, cairo_text_cluster_flags_t);
  void (*glyph_path)(cairo_t *, const cairo_glyph_t *, int);
  cairo_surface_t *(*surface_create_similar)(cairo_surface_t *, cairo_content_t, int, int);
} real;

static void resolve(void) {
#define RESOLVE(name) real.name = (__typeof__(real.name))dlsym(RTLD_NEXT, "cairo_" #name)
  RESOLVE(save);
  RESOLVE(restore);
  RESOLVE(push_group);
  RESOLVE(push_group_with_content);
  RESOLVE(pop_group);
  RESOLVE(pop_group_to_source);
  RESOLVE(clip);
  RESOLVE(clip_preserve);
  RESOLVE(stroke);
  RESOLVE(stroke_preserve);
  RESOLVE(fill);
  RESOLVE(fill_preserve);
  RESOLVE(paint);
  RESOLVE(paint_with_alpha);
  RESOLVE(mask);
  RESOLVE(show_glyphs);
  RESOLVE(show_text_glyphs);
  RESOLVE(glyph_path);
  RESOLVE(surface_create_similar);
#undef RESOLVE
}

static pthread_once_t resolved = PTHREAD_ONCE_INIT;

// The recorder if this call belongs to the captured page.
static recorder *listening_to(cairo_t *cr) {
  pthread_once(&resolved, resolve);
  return active_recorder != NULL && active_recorder->cr == cr ? active_recorder : NULL;
}

// A call that paints and uses up the path.
#define PAINTING_HOOK(name, record, keeps_path)       \
  void cairo_##name(cairo_t *cr) {                    \
    recorder *r = listening_to(cr);                   \
    if (r != NULL) record(r, cr);                     \
    if (active_recorder == NULL) {                    \
      if (real.name != NULL) real.name(cr);           \
    } else if (!keeps_path) {                         \
      cairo_new_path(cr);                             \
    }                                                 \
  }

PAINTING_HOOK(stroke, record_stroke, false)
PAINTING_HOOK(stroke_preserve, record_stroke, true)
PAINTING_HOOK(fill, record_fill, false)
PAINTING_HOOK(fill_preserve, record_fill, true)
PAINTING_HOOK(clip, record_clip, false)
PAINTING_HOOK(clip_preserve, record_clip, true)

void cairo_save(cairo_t *cr) {
  recorder *r = listening_to(cr);
  if (r != NULL) record_save(r);
  if (real.save != NULL) real.save(cr);
}

void cairo_restore(cairo_t *cr) {
  recorder *r = listening_to(cr);
  if (r != NULL) record_restore(r);
  if (real.restore != NULL) real.restore(cr);
}

void cairo_push_group(cairo_t *cr) {
  recorder *r = listening_to(cr);
  if (r != NULL) record_group_begin(r);
  if (real.push_group != NULL) real.push_group(cr);
}

void cairo_push_group_with_content(cairo_t *cr, cairo_content_t content) {
  recorder *r = listening_to(cr);
  if (r != NULL) record_group_begin(r);
  if (real.push_group_with_content != NULL) real.push_group_with_content(cr, content);
}

cairo_pattern_t *cairo_pop_group(cairo_t *cr) {
  recorder *r = listening_to(cr);
  cairo_pattern_t *pattern = real.pop_group != NULL ? real.pop_group(cr) : NULL;
  if (r != NULL) record_group_end(r, pattern);
  return pattern;
}

void cairo_pop_group_to_source(cairo_t *cr) {
  recorder *r = listening_to(cr);
  if (real.pop_group_to_source != NULL) real.pop_group_to_source(cr);
  if (r != NULL) record_group_end(r, cairo_get_source(cr));
}

void cairo_paint(cairo_t *cr) {
  recorder *r = listening_to(cr);
  if (r != NULL) record_paint(r, cr, 1);
  if (active_recorder == NULL && real.paint != NULL) real.paint(cr);
}

void cairo_paint_with_alpha(cairo_t *cr, double alpha) {
  recorder *r = listening_to(cr);
  if (r != NULL) record_paint(r, cr, alpha);
  if (active_recorder == NULL && real.paint_with_alpha != NULL) real.paint_with_alpha(cr, alpha);
}

void cairo_mask(cairo_t *cr, cairo_pattern_t *mask) {
  recorder *r = listening_to(cr);
  if (r != NULL) record_mask(r, cr, mask);
  if (active_recorder == NULL && real.mask != NULL) real.mask(cr, mask);
}

void cairo_show_glyphs(cairo_t *cr, const cairo_glyph_t *glyphs, int count) {
  recorder *r = listening_to(cr);
  if (r != NULL) record_glyphs(r, cr, glyphs, count);
  if (active_recorder == NULL && real.show_glyphs != NULL) real.show_glyphs(cr, glyphs, count);
}

void cairo_show_text_glyphs(cairo_t *cr, const char *text, int length, const cairo_glyph_t *glyphs,
                            int count, const cairo_text_cluster_t *clusters, int cluster_count,
                            cairo_text_cluster_flags_t flags) {
  recorder *r = listening_to(cr);
  if (r != NULL) record_glyphs(r, cr, glyphs, count);
  if (active_recorder == NULL && real.show_text_glyphs != NULL) {
    real.show_text_glyphs(cr, text, length, glyphs, count, clusters, cluster_count, flags);
  }
}

// Outlines of stroked text (text render modes 1, 2, 5, 6) or of text used as a clip.  As a path
// they would look like drawn shapes; as glyphs they are text.
void cairo_glyph_path(cairo_t *cr, const cairo_glyph_t *glyphs, int count) {
  recorder *r = listening_to(cr);
  if (r != NULL) record_glyphs(r, cr, glyphs, count);
  if (active_recorder == NULL && real.glyph_path != NULL) real.glyph_path(cr, glyphs, count);
}

cairo_surface_t *cairo_surface_create_similar(cairo_surface_t *other, cairo_content_t content,
                                              int width, int height) {
  pthread_once(&resolved, resolve);
  if (real.surface_create_similar == NULL) return NULL;
  if (active_recorder != NULL) {
    width = width > 1 ? 1 : width;
    height = height > 1 ? 1 : height;
  }
  return real.surface_create_similar(other, content, width, height);
}
