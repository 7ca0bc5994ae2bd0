// What poppler says about a document while it reads it.
//
// The messages are informational for GLib, which drops them; they are the only trace of much
// damage.  Hostile files write hundreds of megabytes of them: they are counted and the first kept.

#include <pthread.h>
#include <string.h>

#include "session.h"

static _Thread_local diagnostics *listener;

static void keep(char *place, size_t size, const char *message) {
  g_strlcpy(place, message, size);
  // A cut may fall inside a character.
  const char *end;
  if (!g_utf8_validate(place, -1, &end)) place[end - place] = '\0';
}

// Copies the name in the last pair of quotation marks, or nothing.
static void keep_last_quoted(char *place, size_t size, const char *message) {
  const char *end = strrchr(message, '\'');
  if (end == NULL || end == message) return;
  const char *start = end;
  while (start > message && start[-1] != '\'') start -= 1;
  if (start == message) return;
  size_t length = (size_t)(end - start);
  if (length >= size) length = size - 1;
  memcpy(place, start, length);
  place[length] = '\0';
}

// What the messages have in common that tell of a font that cannot be drawn.
static const char *const lacking[] = {
    "Couldn't find a font", "Couldn't create a font", "could not create", "could not fetch",
    "could not load",       "non-embedded font",      "cannot determine",
};

static void take_message(const gchar *domain, GLogLevelFlags level, const gchar *message,
                         gpointer data) {
  diagnostics *d = listener;
  if (d == NULL) {
    g_log_default_handler(domain, level, message, data);
    return;
  }
  if (message == NULL) return;
  if (d->count < SIZE_MAX) d->count += 1;
  if (d->kept < most_messages) {
    keep(d->messages[d->kept], longest_message, message);
    d->kept += 1;
  }
  keep(d->last, longest_message, message);
  // "Missing language pack for 'Adobe-GB1' mapping" and
  // "Couldn't find 'GBK-EUC-H' CMap file for 'Adobe-GB1' collection" name what is not installed.
  if (strstr(message, "Missing language pack") != NULL || strstr(message, " CMap file ") != NULL) {
    keep_last_quoted(d->missing_collection, sizeof d->missing_collection, message);
  }
  for (size_t i = 0; i < sizeof lacking / sizeof lacking[0]; i++) {
    if (strstr(message, lacking[i]) != NULL) d->lacks_font = true;
  }
}

static void install_handler(void) {
  g_log_set_handler("Poppler", G_LOG_LEVEL_MASK | G_LOG_FLAG_FATAL | G_LOG_FLAG_RECURSION,
                    take_message, NULL);
}

static pthread_once_t installed = PTHREAD_ONCE_INIT;

void capture_listen_begin(capture_session *session) {
  pthread_once(&installed, install_handler);
  listener = &session->diagnostics;
}

void capture_listen_to_page(capture_session *session) {
  capture_listen_begin(session);
  session->diagnostics.page_start = session->diagnostics.count;
  session->diagnostics.missing_collection[0] = '\0';
  session->diagnostics.lacks_font = false;
}

void capture_listen_end(void) { listener = NULL; }

size_t capture_message_count(const capture_session *session) { return session->diagnostics.count; }

const char *capture_message(const capture_session *session, size_t index) {
  return index < session->diagnostics.kept ? session->diagnostics.messages[index] : NULL;
}

const char *capture_last_message(const capture_session *session) {
  return session->diagnostics.count > session->diagnostics.page_start ? session->diagnostics.last : NULL;
}

const char *capture_missing_collection(const capture_session *session) {
  const char *name = session->diagnostics.missing_collection;
  return name[0] != '\0' ? name : NULL;
}

bool capture_lacks_font(const capture_session *session) { return session->diagnostics.lacks_font; }
