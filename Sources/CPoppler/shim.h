#include <cairo-svg.h>
#include <cairo.h>
#include <poppler.h>
