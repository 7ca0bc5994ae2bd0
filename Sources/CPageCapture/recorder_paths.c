// Paths as rectangles: segments of strokes, and the rectangles that filled paths are made of.

#include <math.h>
#include <stdlib.h>

#include "recorder.h"

typedef struct {
  double x, y;
} point;

// The most corners of a filled path that is taken apart exactly (frames, L shapes); larger paths
// are read one part at a time.  Taking apart costs the square of the corners.
enum { most_corners = 64 };

cairo_path_t *copy_device_path(cairo_t *cr) {
  cairo_matrix_t matrix;
  cairo_get_matrix(cr, &matrix);
  cairo_identity_matrix(cr);
  cairo_path_t *path = cairo_copy_path(cr);
  cairo_set_matrix(cr, &matrix);
  if (path->status != CAIRO_STATUS_SUCCESS) {
    cairo_path_destroy(path);
    return NULL;
  }
  return path;
}

// strokes

typedef struct {
  ink colour;
  double width_across_x, width_across_y;  // the pen's width along each axis, in points
} pen;

// A segment that departs from its axis by no more than its own thickness (or a quarter of a
// point, for hairlines) is drawn parallel to it.  Less would lose lines that rounding tilted; more
// would make rulings of diagonals.
static bool is_level(point from, point to, const pen *p) {
  double width = fabs(to.x - from.x), height = fabs(to.y - from.y);
  bool is_vertical = height > width;
  double length = is_vertical ? height : width, departure = is_vertical ? width : height;
  double thickness = is_vertical ? p->width_across_x : p->width_across_y;
  return length > 0 && departure <= fmax(thickness, 0.25) && departure * 4 <= length;
}

static void add_segment(recorder *r, point from, point to, const pen *p) {
  if (!is_level(from, to, p)) {
    r->order += 1;
    return;
  }
  bool is_vertical = fabs(to.y - from.y) > fabs(to.x - from.x);
  double half = (is_vertical ? p->width_across_x : p->width_across_y) / 2;
  box area;
  if (is_vertical) {
    double x = (from.x + to.x) / 2;
    area = (box){x - half, fmin(from.y, to.y), x + half, fmax(from.y, to.y)};
  } else {
    double y = (from.y + to.y) / 2;
    area = (box){fmin(from.x, to.x), y - half, fmax(from.x, to.x), y + half};
  }
  add_mark(r, area, p->colour, CAPTURE_LINE, is_vertical);
}

static pen pen_of(recorder *r, cairo_t *cr) {
  cairo_matrix_t matrix;
  cairo_get_matrix(cr, &matrix);
  double width = cairo_get_line_width(cr);
  return (pen){.colour = ink_of_source(r, cr),
               .width_across_x = width * hypot(matrix.xx, matrix.xy) / r->scale,
               .width_across_y = width * hypot(matrix.yx, matrix.yy) / r->scale};
}

// One part of a stroked path, from one move to the next.
typedef struct {
  int end;                     // the index of the path's data behind it
  int level, oblique, curved;  // how many sides of each kind
  bool is_closed;
  double size;                 // the longer side of its bounds, in points
} stroked_part;

// Goes through a part; adds its segments where `r` is not NULL.
static stroked_part read_part(recorder *r, const cairo_path_t *path, int begin, double scale,
                              const pen *p) {
  stroked_part result = {.end = begin};
  point start = {0, 0}, at = {0, 0};
  box bounds = {INFINITY, INFINITY, -INFINITY, -INFINITY};
  int i = begin;
  for (; i < path->num_data && path->data[i].header.length > 0; i += path->data[i].header.length) {
    const cairo_path_data_t *data = &path->data[i];
    if (data->header.type == CAIRO_PATH_MOVE_TO) {
      if (i > begin) break;
      at = start = (point){data[1].point.x / scale, data[1].point.y / scale};
    } else if (data->header.type == CAIRO_PATH_CURVE_TO) {
      at = (point){data[3].point.x / scale, data[3].point.y / scale};
      result.curved += 1;
    } else {
      bool closes = data->header.type == CAIRO_PATH_CLOSE_PATH;
      point to = closes ? start : (point){data[1].point.x / scale, data[1].point.y / scale};
      if (closes) result.is_closed = true;
      if (r != NULL) add_segment(r, at, to, p);
      if (is_level(at, to, p)) {
        result.level += 1;
      } else if (at.x != to.x || at.y != to.y) {
        result.oblique += 1;
      }
      at = to;
    }
    bounds = (box){fmin(bounds.left, at.x), fmin(bounds.top, at.y), fmax(bounds.right, at.x),
                   fmax(bounds.bottom, at.y)};
  }
  result.end = i;
  result.size = fmax(bounds.right - bounds.left, bounds.bottom - bounds.top);
  return result;
}

// Whether a part is the outline of a shape, such as a letter; a frame with round corners is none.
static bool is_outline(const stroked_part *part) {
  bool is_round_frame = part->oblique == 0 && part->level == 4 && part->curved <= 8;
  return part->is_closed && part->oblique + part->curved > 0 && !is_round_frame;
}

// Outlines of letters, stroked to make them bold, have level sides, too.  What is closed and no
// larger than the outlines drawn with it is one of them.
void record_stroke(recorder *r, cairo_t *cr) {
  pen p = pen_of(r, cr);
  cairo_path_t *path = p.colour.alpha > 0 ? copy_device_path(cr) : NULL;
  if (path == NULL) return;
  double largest = 0;
  for (int i = 0; i < path->num_data && path->data[i].header.length > 0;) {
    stroked_part part = read_part(NULL, path, i, r->scale, &p);
    if (is_outline(&part)) largest = fmax(largest, part.size);
    i = part.end > i ? part.end : path->num_data;
  }
  for (int i = 0; i < path->num_data && path->data[i].header.length > 0;) {
    stroked_part part = read_part(NULL, path, i, r->scale, &p);
    if (part.is_closed && (is_outline(&part) || part.size <= largest)) {
      r->order += 1;
    } else {
      read_part(r, path, i, r->scale, &p);
    }
    i = part.end > i ? part.end : path->num_data;
  }
  cairo_path_destroy(path);
}

// fills

// One closed part of a filled path.
typedef struct {
  point corners[most_corners];
  size_t count;     // corners, without the repeated first one
  bool is_curved;
  bool is_stepped;  // every side is parallel to a page side
  bool is_large;    // more corners than are kept
  box bounds;
} part;

static void begin_part(part *p, point at) {
  p->count = 1;
  p->corners[0] = at;
  p->is_curved = p->is_large = false;
  p->is_stepped = true;
  p->bounds = (box){at.x, at.y, at.x, at.y};
}

// A side within a hundredth of a point of its axis: far below any drawn thickness, far above
// cairo's rounding.
static const double level_tolerance = 0.01;

static void extend_bounds(part *p, point to) {
  p->bounds.left = fmin(p->bounds.left, to.x);
  p->bounds.right = fmax(p->bounds.right, to.x);
  p->bounds.top = fmin(p->bounds.top, to.y);
  p->bounds.bottom = fmax(p->bounds.bottom, to.y);
}

static void add_corner(part *p, point to) {
  point from = p->corners[p->count - 1];
  double width = fabs(to.x - from.x), height = fabs(to.y - from.y);
  if (width == 0 && height == 0) return;
  if (width > level_tolerance && height > level_tolerance) p->is_stepped = false;
  extend_bounds(p, to);
  if (p->count == most_corners) {
    // The last corner is kept current, so that the sides after it are still looked at.
    p->is_large = true;
    p->corners[most_corners - 1] = to;
    return;
  }
  p->corners[p->count++] = to;
}

static void close_part(part *p) {
  point first = p->corners[0], last = p->corners[p->count - 1];
  if (fabs(first.x - last.x) > level_tolerance && fabs(first.y - last.y) > level_tolerance) {
    p->is_stepped = false;
  }
  if (p->count > 1 && first.x == last.x && first.y == last.y) p->count -= 1;
}

static bool is_rectangle(const part *p) {
  return p->is_stepped && !p->is_large && p->count <= 4;
}

static void add_part(recorder *r, const part *p, ink colour) {
  capture_kind kind = is_rectangle(p) ? CAPTURE_AREA : CAPTURE_POLYGON;
  if (p->is_curved) kind = CAPTURE_SHAPE;
  if (colour.is_picture) kind = CAPTURE_IMAGE;
  add_mark(r, p->bounds, colour, kind, false);
}

// The vertical sides of a stepped path.
typedef struct {
  double x, top, bottom;
  int direction;
} side;

typedef struct {
  side sides[most_corners];
  size_t count;
  box parts[most_corners];
  size_t part_count;
  size_t corners;
  bool is_exact;      // every part is stepped and all corners are kept
  bool is_entangled;  // a part is no rectangle, or two parts share an area
} outline;

static bool share_area(box a, box b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

static void add_to_outline(outline *o, const part *p) {
  if (!o->is_exact) return;
  if (!p->is_stepped || p->is_curved || p->is_large || o->corners + p->count > most_corners) {
    o->is_exact = false;
    return;
  }
  o->corners += p->count;
  if (!is_rectangle(p)) o->is_entangled = true;
  for (size_t i = 0; i < o->part_count; i++) {
    if (share_area(o->parts[i], p->bounds)) o->is_entangled = true;
  }
  o->parts[o->part_count++] = p->bounds;
  for (size_t i = 0; i < p->count; i++) {
    point from = p->corners[i], to = p->corners[(i + 1) % p->count];
    if (fabs(from.y - to.y) <= level_tolerance) continue;
    o->sides[o->count++] = (side){.x = (from.x + to.x) / 2, .top = fmin(from.y, to.y),
                                  .bottom = fmax(from.y, to.y),
                                  .direction = to.y > from.y ? 1 : -1};
  }
}

static int by_x(const void *a, const void *b) {
  double left = ((const side *)a)->x, right = ((const side *)b)->x;
  return (left > right) - (left < right);
}

static int by_value(const void *a, const void *b) {
  double left = *(const double *)a, right = *(const double *)b;
  return (left > right) - (left < right);
}

// Cuts the outline into bands between neighbouring corners, and each band into what the fill rule
// paints.
static void add_outline(recorder *r, outline *o, ink colour, bool is_even_odd) {
  double levels[2 * most_corners];
  size_t level_count = 0;
  for (size_t i = 0; i < o->count; i++) {
    levels[level_count++] = o->sides[i].top;
    levels[level_count++] = o->sides[i].bottom;
  }
  qsort(levels, level_count, sizeof(double), by_value);
  qsort(o->sides, o->count, sizeof(side), by_x);
  for (size_t band = 0; band + 1 < level_count; band++) {
    double top = levels[band], bottom = levels[band + 1], middle = (top + bottom) / 2;
    if (bottom - top <= level_tolerance) continue;
    int winding = 0;
    double from = 0;
    for (size_t i = 0; i < o->count; i++) {
      const side *s = &o->sides[i];
      if (s->top > middle || s->bottom < middle) continue;
      bool was_inside = is_even_odd ? (winding & 1) != 0 : winding != 0;
      winding += s->direction;
      bool is_inside = is_even_odd ? (winding & 1) != 0 : winding != 0;
      if (!was_inside && is_inside) from = s->x;
      if (was_inside && !is_inside) {
        add_mark(r, (box){from, top, s->x, bottom}, colour, CAPTURE_AREA, false);
      }
    }
  }
}

// Calls for each part of the path; the part is lent.
static void each_part(recorder *r, const cairo_path_t *path, part *p,
                      void (*take)(void *context, const part *p), void *context) {
  bool is_open = false;
  for (int i = 0; i < path->num_data && path->data[i].header.length > 0;
       i += path->data[i].header.length) {
    const cairo_path_data_t *data = &path->data[i];
    switch (data->header.type) {
      case CAIRO_PATH_MOVE_TO:
        if (is_open && p->count > 1) {
          close_part(p);
          take(context, p);
        }
        begin_part(p, (point){data[1].point.x / r->scale, data[1].point.y / r->scale});
        is_open = true;
        break;
      case CAIRO_PATH_LINE_TO:
        if (is_open) {
          add_corner(p, (point){data[1].point.x / r->scale, data[1].point.y / r->scale});
        }
        break;
      case CAIRO_PATH_CURVE_TO:
        if (is_open) {
          p->is_curved = true;
          // A curve lies inside the hull of its control points.
          extend_bounds(p, (point){data[1].point.x / r->scale, data[1].point.y / r->scale});
          extend_bounds(p, (point){data[2].point.x / r->scale, data[2].point.y / r->scale});
          add_corner(p, (point){data[3].point.x / r->scale, data[3].point.y / r->scale});
        }
        break;
      case CAIRO_PATH_CLOSE_PATH:
        break;
    }
  }
  if (is_open && p->count > 1) {
    close_part(p);
    take(context, p);
  }
}

static void take_for_outline(void *context, const part *p) { add_to_outline(context, p); }

typedef struct {
  recorder *recorder;
  ink colour;
} filling;

static void take_alone(void *context, const part *p) {
  filling *f = context;
  add_part(f->recorder, p, f->colour);
}

void record_fill(recorder *r, cairo_t *cr) {
  filling f = {.recorder = r, .colour = ink_of_source(r, cr)};
  cairo_path_t *path = f.colour.alpha > 0 ? copy_device_path(cr) : NULL;
  if (path == NULL) return;
  part p;
  outline o;
  o.count = o.part_count = o.corners = 0;
  o.is_exact = true;
  o.is_entangled = false;
  each_part(r, path, &p, take_for_outline, &o);
  if (o.is_exact && o.is_entangled && !f.colour.is_picture) {
    add_outline(r, &o, f.colour, cairo_get_fill_rule(cr) == CAIRO_FILL_RULE_EVEN_ODD);
  } else {
    each_part(r, path, &p, take_alone, &f);
  }
  cairo_path_destroy(path);
}
