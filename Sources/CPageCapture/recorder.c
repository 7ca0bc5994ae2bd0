#include "recorder.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// A saved state takes 32 bytes; content may nest millions of them.  Beyond this depth the clip is
// no longer followed, which only makes marks larger, never lose one.
static const size_t deepest_state = 1 << 16;

// Any page's groups; beyond it their content counts as painted.
static const size_t most_groups = 1 << 20;

static const cairo_user_data_key_t group_key;

bool make_room(void **items, size_t count, size_t *room, size_t item_size, size_t limit) {
  if (count < *room) return true;
  if (count >= limit) return false;
  size_t wanted = *room < 64 ? 64 : *room * 2;
  if (wanted > limit) wanted = limit;
  void *grown = realloc(*items, wanted * item_size);
  if (grown == NULL) return false;
  *items = grown;
  *room = wanted;
  return true;
}

static void release_faces(recorder *r) {
  for (size_t i = 0; i < r->face_count; i++) cairo_font_face_destroy(r->faces[i]);
  r->face_count = 0;
}

void recorder_begin(recorder *r, cairo_t *cr, double scale, capture_limits limits) {
  release_faces(r);
  r->cr = cr;
  r->scale = scale;
  r->limits = limits;
  r->mark_count = r->run_count = r->glyph_count = 0;
  r->group_count = r->clip_count = r->unsaved_depth = 0;
  r->lost_marks = r->lost_glyphs = 0;
  r->order = 0;
  r->current_group = 0;
  if (make_room((void **)&r->groups, 0, &r->group_room, sizeof(group), most_groups)) {
    r->groups[0] = (group){.parent = -1, .alpha = 255, .is_painted = true};
    r->group_count = 1;
  }
  if (make_room((void **)&r->clips, 0, &r->clip_room, sizeof(box), deepest_state)) {
    r->clips[0] = (box){-INFINITY, -INFINITY, INFINITY, INFINITY};
    r->clip_count = 1;
  }
}

// Gives each mark and run the transparency of the groups around it; groups that were never painted
// (the content of soft masks) make theirs invisible.
void recorder_end(recorder *r) {
  for (size_t i = 1; i < r->group_count; i++) {
    group *inner = &r->groups[i];
    uint8_t outer = inner->parent >= 0 ? r->groups[inner->parent].alpha : 255;
    inner->alpha = inner->is_painted ? (uint8_t)((unsigned)inner->alpha * outer / 255) : 0;
  }
  for (size_t i = 0; i < r->mark_count; i++) {
    capture_mark *mark = &r->marks[i];
    if (mark->group > 0) {
      mark->alpha = (uint8_t)((unsigned)mark->alpha * r->groups[mark->group].alpha / 255);
    }
  }
  for (size_t i = 0; i < r->run_count; i++) {
    capture_run *run = &r->runs[i];
    if (run->group > 0) {
      run->alpha = (uint8_t)((unsigned)run->alpha * r->groups[run->group].alpha / 255);
    }
  }
  r->cr = NULL;
}

void recorder_free(recorder *r) {
  release_faces(r);
  free(r->faces);
  free(r->marks);
  free(r->runs);
  free(r->glyphs);
  free(r->groups);
  free(r->clips);
}

// states, clips and groups

box current_clip(const recorder *r) {
  if (r->clip_count == 0) return (box){-INFINITY, -INFINITY, INFINITY, INFINITY};
  return r->clips[r->clip_count - 1];
}

bool is_empty(box area) { return !(area.left <= area.right && area.top <= area.bottom); }

box intersection(box a, box b) {
  return (box){fmax(a.left, b.left), fmax(a.top, b.top), fmin(a.right, b.right),
               fmin(a.bottom, b.bottom)};
}

void record_save(recorder *r) {
  if (r->clip_count > 0 && r->unsaved_depth == 0 &&
      make_room((void **)&r->clips, r->clip_count, &r->clip_room, sizeof(box), deepest_state)) {
    r->clips[r->clip_count] = r->clips[r->clip_count - 1];
    r->clip_count += 1;
  } else {
    r->unsaved_depth += 1;
  }
}

void record_restore(recorder *r) {
  if (r->unsaved_depth > 0) {
    r->unsaved_depth -= 1;
  } else if (r->clip_count > 1) {
    r->clip_count -= 1;
  }
}

// The bounds of the context's path, in points.
static box bounds_of_path(const recorder *r, cairo_t *cr) {
  cairo_matrix_t matrix;
  double left, top, right, bottom;
  cairo_get_matrix(cr, &matrix);
  cairo_identity_matrix(cr);
  cairo_path_extents(cr, &left, &top, &right, &bottom);
  cairo_set_matrix(cr, &matrix);
  return (box){left / r->scale, top / r->scale, right / r->scale, bottom / r->scale};
}

void record_clip(recorder *r, cairo_t *cr) {
  // A clip in a state that was not saved would outlive it.
  if (r->clip_count == 0 || r->unsaved_depth > 0) return;
  box *clip = &r->clips[r->clip_count - 1];
  if (is_empty(*clip)) return;
  if (!cairo_has_current_point(cr)) {
    *clip = (box){INFINITY, INFINITY, -INFINITY, -INFINITY};
    return;
  }
  *clip = intersection(*clip, bounds_of_path(r, cr));
}

void record_clip_of_context(recorder *r, cairo_t *cr) {
  if (r->clip_count == 0) return;
  cairo_matrix_t matrix;
  double left, top, right, bottom;
  cairo_get_matrix(cr, &matrix);
  cairo_identity_matrix(cr);
  cairo_clip_extents(cr, &left, &top, &right, &bottom);
  cairo_set_matrix(cr, &matrix);
  r->clips[r->clip_count - 1] =
      (box){left / r->scale, top / r->scale, right / r->scale, bottom / r->scale};
}

void record_group_begin(recorder *r) {
  record_save(r);
  if (r->group_count == 0 ||
      !make_room((void **)&r->groups, r->group_count, &r->group_room, sizeof(group), most_groups)) {
    return;
  }
  r->groups[r->group_count] = (group){.parent = r->current_group, .alpha = 255};
  r->current_group = (int32_t)r->group_count;
  r->group_count += 1;
}

void record_group_end(recorder *r, cairo_pattern_t *pattern) {
  record_restore(r);
  int32_t ended = r->current_group;
  if (ended <= 0) return;
  r->current_group = r->groups[ended].parent;
  // The group's number travels with its picture, so that painting the picture finds the group.
  if (pattern == NULL || cairo_pattern_set_user_data(pattern, &group_key, (void *)(intptr_t)ended,
                                                     NULL) != CAIRO_STATUS_SUCCESS) {
    r->groups[ended].is_painted = true;
  }
}

uint8_t mixed_alpha(cairo_t *cr, uint8_t alpha) {
  cairo_operator_t how = cairo_get_operator(cr);
  if (alpha < 255 || how == CAIRO_OPERATOR_OVER || how == CAIRO_OPERATOR_SOURCE) return alpha;
  return 254;  // a blend mode, such as the multiplying of highlighters
}

bool paints_group(recorder *r, cairo_t *cr, double alpha) {
  cairo_pattern_t *source = cairo_get_source(cr);
  intptr_t number = (intptr_t)cairo_pattern_get_user_data(source, &group_key);
  if (number <= 0 || (size_t)number >= r->group_count) return false;
  r->groups[number].is_painted = true;
  r->groups[number].alpha = mixed_alpha(cr, (uint8_t)lround(fmin(fmax(alpha, 0), 1) * 255));
  return true;
}
