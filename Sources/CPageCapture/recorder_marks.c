// What is painted: colours, rectangles and glyphs.

#include "recorder.h"

#include <math.h>
#include <string.h>

// Fonts of one page that are told apart; beyond it glyphs are not asked for their ink.
static const size_t most_faces = 4096;

// ink

static uint8_t byte_of(double share) { return (uint8_t)lround(fmin(fmax(share, 0), 1) * 255); }

static uint8_t luminance_of(double red, double green, double blue) {
  return byte_of(0.299 * red + 0.587 * green + 0.114 * blue);
}

// The mean of a gradient's stops; grey where they cannot be had.
static void read_gradient(cairo_pattern_t *source, ink *colour) {
  int count = 0;
  if (cairo_pattern_get_color_stop_count(source, &count) != CAIRO_STATUS_SUCCESS || count < 1) {
    return;
  }
  double sums[4] = {0};
  int read = count < 16 ? count : 16;
  for (int i = 0; i < read; i++) {
    double offset, red, green, blue, alpha;
    cairo_pattern_get_color_stop_rgba(source, i, &offset, &red, &green, &blue, &alpha);
    sums[0] += red;
    sums[1] += green;
    sums[2] += blue;
    sums[3] += alpha;
  }
  colour->luminance = luminance_of(sums[0] / read, sums[1] / read, sums[2] / read);
  colour->alpha = byte_of(sums[3] / read);
}

// A picture's darkest sample: a picture used as a line is white only if all of it is.
static void read_picture(cairo_pattern_t *source, ink *colour) {
  colour->is_picture = true;
  cairo_surface_t *surface = NULL;
  if (cairo_pattern_get_surface(source, &surface) != CAIRO_STATUS_SUCCESS || surface == NULL ||
      cairo_surface_get_type(surface) != CAIRO_SURFACE_TYPE_IMAGE) {
    return;
  }
  cairo_format_t format = cairo_image_surface_get_format(surface);
  colour->is_opaque = format == CAIRO_FORMAT_RGB24;
  const unsigned char *data = cairo_image_surface_get_data(surface);
  int width = cairo_image_surface_get_width(surface);
  int height = cairo_image_surface_get_height(surface);
  if (data == NULL || width < 1 || height < 1 ||
      (format != CAIRO_FORMAT_RGB24 && format != CAIRO_FORMAT_ARGB32)) {
    return;
  }
  // Pictures that poppler leaves to cairo to paint hold nothing yet while painting is skipped.
  size_t stride = (size_t)cairo_image_surface_get_stride(surface);
  uint8_t darkest = 255;
  for (int row = 0; row < 8; row++) {
    for (int column = 0; column < 8; column++) {
      size_t y = (size_t)row * (size_t)height / 8, x = (size_t)column * (size_t)width / 8;
      uint32_t pixel;
      memcpy(&pixel, data + y * stride + x * 4, 4);
      uint8_t sample = luminance_of((pixel >> 16 & 255) / 255.0, (pixel >> 8 & 255) / 255.0,
                                    (pixel & 255) / 255.0);
      if (sample < darkest) darkest = sample;
    }
  }
  colour->luminance = darkest;
}

ink ink_of_source(recorder *r, cairo_t *cr) {
  (void)r;
  ink colour = {.luminance = 128, .alpha = 255};
  cairo_pattern_t *source = cairo_get_source(cr);
  double red, green, blue, alpha;
  switch (cairo_pattern_get_type(source)) {
    case CAIRO_PATTERN_TYPE_SOLID:
      if (cairo_pattern_get_rgba(source, &red, &green, &blue, &alpha) == CAIRO_STATUS_SUCCESS) {
        colour.luminance = luminance_of(red, green, blue);
        colour.alpha = byte_of(alpha);
      }
      break;
    case CAIRO_PATTERN_TYPE_LINEAR:
    case CAIRO_PATTERN_TYPE_RADIAL:
      read_gradient(source, &colour);
      break;
    case CAIRO_PATTERN_TYPE_SURFACE:
      read_picture(source, &colour);
      break;
    default:
      break;
  }
  colour.alpha = mixed_alpha(cr, colour.alpha);
  return colour;
}

// marks

void add_mark(recorder *r, box area, ink colour, capture_kind kind, bool is_vertical) {
  r->order += 1;
  area = intersection(area, current_clip(r));
  // Not-a-number fails every comparison, so it is empty too.
  if (is_empty(area) || colour.alpha == 0) return;
  if (!isfinite(area.left) || !isfinite(area.right) || !isfinite(area.top) ||
      !isfinite(area.bottom)) {
    return;
  }
  if (!make_room((void **)&r->marks, r->mark_count, &r->mark_room, sizeof(capture_mark),
                 r->limits.marks)) {
    r->lost_marks += 1;
    return;
  }
  r->marks[r->mark_count] = (capture_mark){
      .left = area.left, .top = area.top, .right = area.right, .bottom = area.bottom,
      .order = r->order, .group = r->current_group, .luminance = colour.luminance,
      .alpha = colour.alpha, .kind = (uint8_t)kind, .is_vertical = is_vertical,
      .is_opaque = colour.is_opaque};
  r->mark_count += 1;
}

void record_paint(recorder *r, cairo_t *cr, double alpha) {
  if (paints_group(r, cr, alpha)) return;
  ink colour = ink_of_source(r, cr);
  colour.alpha = byte_of(colour.alpha / 255.0 * alpha);
  add_mark(r, current_clip(r), colour, colour.is_picture ? CAPTURE_IMAGE : CAPTURE_AREA, false);
}

// The corners of a picture's unit square or pixel grid, in points.
static box bounds_of_picture(const recorder *r, cairo_t *cr, cairo_pattern_t *picture) {
  cairo_surface_t *surface = NULL;
  box everything = {-INFINITY, -INFINITY, INFINITY, INFINITY};
  cairo_matrix_t to_picture, to_device;
  if (cairo_pattern_get_surface(picture, &surface) != CAIRO_STATUS_SUCCESS || surface == NULL ||
      cairo_surface_get_type(surface) != CAIRO_SURFACE_TYPE_IMAGE) {
    return everything;
  }
  double width = cairo_image_surface_get_width(surface);
  double height = cairo_image_surface_get_height(surface);
  cairo_pattern_get_matrix(picture, &to_picture);
  if (cairo_matrix_invert(&to_picture) != CAIRO_STATUS_SUCCESS) return everything;
  cairo_get_matrix(cr, &to_device);
  box bounds = {INFINITY, INFINITY, -INFINITY, -INFINITY};
  for (int corner = 0; corner < 4; corner++) {
    double x = corner & 1 ? width : 0, y = corner & 2 ? height : 0;
    cairo_matrix_transform_point(&to_picture, &x, &y);
    cairo_matrix_transform_point(&to_device, &x, &y);
    bounds.left = fmin(bounds.left, x / r->scale);
    bounds.right = fmax(bounds.right, x / r->scale);
    bounds.top = fmin(bounds.top, y / r->scale);
    bounds.bottom = fmax(bounds.bottom, y / r->scale);
  }
  return bounds;
}

void record_mask(recorder *r, cairo_t *cr, cairo_pattern_t *mask) {
  // Of a masked group something shows through.
  if (paints_group(r, cr, 254.0 / 255)) return;
  ink colour = ink_of_source(r, cr);
  colour.is_opaque = false;
  bool is_picture = cairo_pattern_get_type(mask) == CAIRO_PATTERN_TYPE_SURFACE;
  // A soft mask covers the page; the clip, made from the filled path, is what shows.
  box area = is_picture ? bounds_of_picture(r, cr, mask) : current_clip(r);
  add_mark(r, area, colour, CAPTURE_IMAGE, false);
}

// glyphs

static int32_t face_number(recorder *r, cairo_font_face_t *face) {
  // Text changes between few fonts; the latest are found first.
  size_t looked_at = r->face_count < 64 ? r->face_count : 64;
  for (size_t i = 0; i < looked_at; i++) {
    size_t index = r->face_count - 1 - i;
    if (r->faces[index] == face) return (int32_t)index;
  }
  if (!make_room((void **)&r->faces, r->face_count, &r->face_room, sizeof(cairo_font_face_t *),
                 most_faces)) {
    return -1;
  }
  r->faces[r->face_count] = cairo_font_face_reference(face);
  r->face_count += 1;
  return (int32_t)r->face_count - 1;
}

void record_glyphs(recorder *r, cairo_t *cr, const cairo_glyph_t *glyphs, int count) {
  r->order += 1;
  if (count <= 0) return;
  cairo_matrix_t matrix, font;
  cairo_get_matrix(cr, &matrix);
  cairo_get_font_matrix(cr, &font);
  double along_x = font.xx, along_y = font.yx, up_x = font.xy, up_y = font.yy;
  cairo_matrix_transform_distance(&matrix, &along_x, &along_y);
  cairo_matrix_transform_distance(&matrix, &up_x, &up_y);
  double length = hypot(along_x, along_y);
  if (!(length > 0)) return;
  if (!make_room((void **)&r->runs, r->run_count, &r->run_room, sizeof(capture_run),
                 r->limits.glyphs)) {
    r->lost_glyphs += (size_t)count;
    return;
  }
  ink colour = ink_of_source(r, cr);
  box clip = current_clip(r);
  r->runs[r->run_count] = (capture_run){
      .along_x = along_x / length, .along_y = along_y / length,
      .size = hypot(up_x, up_y) / r->scale,
      .clip_left = clip.left, .clip_top = clip.top, .clip_right = clip.right,
      .clip_bottom = clip.bottom, .order = r->order, .group = r->current_group,
      .face = face_number(r, cairo_get_font_face(cr)), .luminance = colour.luminance,
      .alpha = colour.alpha, .is_clipped_away = is_empty(clip)};
  for (int i = 0; i < count; i++) {
    if (!make_room((void **)&r->glyphs, r->glyph_count, &r->glyph_room, sizeof(capture_glyph),
                   r->limits.glyphs)) {
      r->lost_glyphs += (size_t)(count - i);
      break;
    }
    double x = glyphs[i].x, y = glyphs[i].y;
    cairo_matrix_transform_point(&matrix, &x, &y);
    r->glyphs[r->glyph_count] = (capture_glyph){
        .x = (float)(x / r->scale), .y = (float)(y / r->scale), .run = (uint32_t)r->run_count,
        .glyph = (uint32_t)glyphs[i].index};
    r->glyph_count += 1;
  }
  r->run_count += 1;
}
