#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "session.h"

// Device units a point.  Rendering that is not for print snaps strokes thinner than one unit to
// whole units: at 64 this moves a line by less than 1/128 point.  Cairo's coordinates reach 2^23
// units, which is then 131,072 points, nine times the largest page that the format allows.
static const double hook_scale = 64;

// The observer's target is painted for real, so it is small; rendering for print does not snap.
static const double observer_scale = 0.25;

// Poppler shares one FreeType library between all documents and guards it nowhere: rendering on
// several threads crashed once in some hundred thousand pages.
static pthread_mutex_t rendering = PTHREAD_MUTEX_INITIALIZER;

capture_session *capture_session_create(void) { return calloc(1, sizeof(capture_session)); }

void capture_session_destroy(capture_session *session) {
  if (session == NULL) return;
  recorder_free(&session->recorder);
  if (session->target != NULL) cairo_surface_destroy(session->target);
  free(session);
}

static void render_with_hooks(capture_session *s, PopplerPage *page, capture_limits limits) {
  if (s->target == NULL) s->target = cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create(s->target);
  cairo_scale(cr, hook_scale, hook_scale);
  recorder_begin(&s->recorder, cr, hook_scale, limits);
  active_recorder = &s->recorder;
  poppler_page_render(page, cr);
  active_recorder = NULL;
  recorder_end(&s->recorder);
  if (cairo_status(cr) != CAIRO_STATUS_SUCCESS) {
    g_strlcpy(s->failure, cairo_status_to_string(cairo_status(cr)), sizeof s->failure);
  }
  cairo_destroy(cr);
}

// the public way, where the hooks see nothing

static void observe_stroke(cairo_surface_t *observer, cairo_surface_t *target, void *data) {
  (void)observer, (void)target;
  recorder *r = data;
  record_clip_of_context(r, r->cr);
  record_stroke(r, r->cr);
}

static void observe_fill(cairo_surface_t *observer, cairo_surface_t *target, void *data) {
  (void)observer, (void)target;
  recorder *r = data;
  record_clip_of_context(r, r->cr);
  record_fill(r, r->cr);
}

static void observe_paint(cairo_surface_t *observer, cairo_surface_t *target, void *data) {
  (void)observer, (void)target;
  recorder *r = data;
  record_clip_of_context(r, r->cr);
  record_paint(r, r->cr, 1);
}

static void observe_mask(cairo_surface_t *observer, cairo_surface_t *target, void *data) {
  (void)observer, (void)target;
  recorder *r = data;
  record_clip_of_context(r, r->cr);
  ink colour = ink_of_source(r, r->cr);
  colour.is_opaque = false;
  add_mark(r, current_clip(r), colour, CAPTURE_IMAGE, false);
}

static int pixels(double points) {
  double count = points * observer_scale + 1;
  return count >= 1 && count < 32767 ? (int)count : 32767;
}

static void render_observed(capture_session *s, PopplerPage *page, capture_limits limits) {
  double width = 0, height = 0;
  poppler_page_get_size(page, &width, &height);
  cairo_surface_t *target =
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, pixels(width), pixels(height));
  cairo_surface_t *observer = cairo_surface_create_observer(target, CAIRO_SURFACE_OBSERVER_NORMAL);
  cairo_t *cr = cairo_create(observer);
  cairo_scale(cr, observer_scale, observer_scale);
  recorder_begin(&s->recorder, cr, observer_scale, limits);
  cairo_surface_observer_add_stroke_callback(observer, observe_stroke, &s->recorder);
  cairo_surface_observer_add_fill_callback(observer, observe_fill, &s->recorder);
  cairo_surface_observer_add_paint_callback(observer, observe_paint, &s->recorder);
  cairo_surface_observer_add_mask_callback(observer, observe_mask, &s->recorder);
  poppler_page_render_for_printing(page, cr);
  recorder_end(&s->recorder);
  if (cairo_status(cr) != CAIRO_STATUS_SUCCESS) {
    g_strlcpy(s->failure, cairo_status_to_string(cairo_status(cr)), sizeof s->failure);
  }
  cairo_destroy(cr);
  cairo_surface_destroy(observer);
  cairo_surface_destroy(target);
}

// self-check

static const char tiny_document[] =
    "%PDF-1.4\n"
    "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]/Contents 4 0 R/Resources<<>>>>endobj\n"
    "4 0 obj<</Length 38>>stream\n"
    "10 62 m 60 62 l S 10 20 30 2 re f     \n"
    "endstream endobj\n"
    "trailer<</Size 5/Root 1 0 R>>\n"
    "%%EOF\n";

static bool hooks_work;

// Draws a page held in memory and looks whether its line and its rectangle were seen where they
// are.  The document stays open for good: poppler's shared tables live as long as any document,
// and are built again for each one otherwise.
static void check_hooks(void) {
  static PopplerDocument *anchor;
  GBytes *bytes = g_bytes_new_static(tiny_document, sizeof tiny_document - 1);
  anchor = poppler_document_new_from_bytes(bytes, NULL, NULL);
  g_bytes_unref(bytes);
  PopplerPage *page = anchor != NULL ? poppler_document_get_page(anchor, 0) : NULL;
  capture_session *session = capture_session_create();
  if (page != NULL && session != NULL) {
    render_with_hooks(session, page, (capture_limits){.marks = 8, .glyphs = 8});
    const capture_mark *marks = session->recorder.marks;
    hooks_work = session->recorder.mark_count == 2 && marks[0].kind == CAPTURE_LINE &&
                 marks[0].left == 10 && marks[0].right == 60 && marks[1].kind == CAPTURE_AREA &&
                 marks[1].top == 50 && marks[1].bottom == 52;
  }
  capture_session_destroy(session);
  if (page != NULL) g_object_unref(page);
}

static pthread_once_t checked = PTHREAD_ONCE_INIT;

captured_page capture_page(capture_session *s, PopplerPage *page, capture_method method,
                           capture_limits limits) {
  pthread_mutex_lock(&rendering);
  pthread_once(&checked, check_hooks);
  bool is_fallback = method == CAPTURE_OBSERVER || !hooks_work;
  s->failure[0] = '\0';
  if (is_fallback) {
    render_observed(s, page, limits);
  } else {
    render_with_hooks(s, page, limits);
  }
  pthread_mutex_unlock(&rendering);
  const recorder *r = &s->recorder;
  return (captured_page){
      .marks = r->marks, .mark_count = r->mark_count, .runs = r->runs, .run_count = r->run_count,
      .glyphs = r->glyphs, .glyph_count = r->glyph_count,
      .lost_marks = r->lost_marks, .lost_glyphs = r->lost_glyphs,
      .failure = s->failure[0] != '\0' ? s->failure : NULL, .is_fallback = is_fallback};
}

// painting

void paint_page(PopplerPage *page, cairo_t *context) {
  pthread_mutex_lock(&rendering);
  poppler_page_render_for_printing(page, context);
  pthread_mutex_unlock(&rendering);
}

// glyphs

static cairo_font_face_t *face_of_glyph(const capture_session *s, uint32_t glyph_index) {
  const recorder *r = &s->recorder;
  if (glyph_index >= r->glyph_count || r->glyphs[glyph_index].run >= r->run_count) return NULL;
  int32_t face = r->runs[r->glyphs[glyph_index].run].face;
  return face >= 0 && (size_t)face < r->face_count ? r->faces[face] : NULL;
}

bool capture_glyph_is_blank(capture_session *s, uint32_t glyph_index) {
  cairo_font_face_t *face = face_of_glyph(s, glyph_index);
  if (face == NULL) return false;
  cairo_matrix_t size, identity;
  bool is_procedure = cairo_font_face_get_type(face) == CAIRO_FONT_TYPE_USER;
  cairo_matrix_init_scale(&size, is_procedure ? 1 : 100, is_procedure ? 1 : 100);
  cairo_matrix_init_identity(&identity);
  pthread_mutex_lock(&rendering);
  cairo_font_options_t *options = cairo_font_options_create();
  cairo_scaled_font_t *font = cairo_scaled_font_create(face, &size, &identity, options);
  cairo_glyph_t glyph = {.index = s->recorder.glyphs[glyph_index].glyph};
  cairo_text_extents_t extents = {.width = 1, .height = 1};
  if (cairo_scaled_font_status(font) == CAIRO_STATUS_SUCCESS) {
    cairo_scaled_font_glyph_extents(font, &glyph, 1, &extents);
  }
  cairo_scaled_font_destroy(font);
  cairo_font_options_destroy(options);
  pthread_mutex_unlock(&rendering);
  return extents.width == 0 || extents.height == 0;
}
