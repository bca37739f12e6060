/* render - what the formats share: the table of formats, a sink that remembers failure, escaping. */
#ifndef STORY_RENDER_RENDER_H
#define STORY_RENDER_RENDER_H

#include "storydiff.h"

#endif
