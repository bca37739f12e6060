/* html - one page, in one file, that asks the network for nothing: html.css and html.js are compiled in, and the
 * Content-Security-Policy allows these two by their hash and nothing else.
 *
 * It reads without JavaScript; with it there are a review mode and a paragraph view. Ids: v0s3 is sentence 3 of variant
 * 0, n2 a class of names, p2 one of places, r5 a link of the first comparison. */
#ifndef STORY_RENDER_HTML_H
#define STORY_RENDER_HTML_H

#include "render/classes.h"
#include "render/marks.h"
#include "render/phrase.h"

int story_html_variant(story_sink *sink, const story_variant *v, const story_render_options *opts, story_error *err);
int story_html_collation(story_sink *sink, const story_collation *c, const story_render_options *opts,
                         story_error *err);

typedef struct story_html {
    story_sink *sink;
    const story_render_options *opts;
    const story_collation *c; /* NULL: one variant */
    const story_variant *const *variants;
    size_t count;
    story_classes names, places;
    story_marks *marks; /* by variant */
    unsigned ribbons;   /* the kinds drawn, a bit each: what the caption explains */
} story_html;

int story_html__open(story_html *h, story_error *err);
void story_html__close(story_html *h);

/* Text of variant v with its mentions as links. */
void story_html__words(story_html *h, size_t v, story_span span);
void story_html__label(story_html *h, size_t v);
void story_html__text(story_html *h, const char *text);

/* Sentences of variant v as links to their place on the page: "3-5". */
void story_html__sentences_link(story_html *h, size_t v, size_t first, size_t last);

/* One side of an edited link, its changed words marked; pair: the variants that d compares. */
typedef struct story_html_pair {
    const story_diff *d;
    size_t left, right;
    bool first; /* the comparison that carries the ids */
} story_html_pair;

void story_html__edits(story_html *h, const story_html_pair *pair, size_t link, bool left);

/* What happened in a link, in plain English. */
void story_html__say(story_html *h, const story_html_pair *pair, size_t link);

/* The sections of the page. */
void story_html__facts(story_html *h, const story_html_pair *pair);
void story_html__cast(story_html *h);
void story_html__places(story_html *h);
void story_html__beats(story_html *h);
void story_html__likeness(story_html *h);
void story_html__tree(story_html *h);
void story_html__timeline(story_html *h);
void story_html__map(story_html *h, const story_html_pair *pair);
int story_html__pair_text(story_html *h, const story_html_pair *pair, story_error *err);
void story_html__one_text(story_html *h, size_t v);

#endif
