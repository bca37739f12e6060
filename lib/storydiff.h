/* storydiff - what changed between the variants of a story.
 *
 *     story_variant *a = NULL, *b = NULL;
 *     story_diff *d = NULL;
 *     story_error err = {0};
 *
 *     if (story_variant_new(&a, "draft", draft, draft_len, NULL, &err) == STORY_OK &&
 *         story_variant_new(&b, "final", final, final_len, NULL, &err) == STORY_OK &&
 *         story_diff_new(&d, a, b, NULL, &err) == STORY_OK)
 *         ...story_diff_names(d, &count)...
 *     else
 *         fprintf(stderr, "%s\n", err.message);
 *     story_diff_free(d);
 *     story_variant_free(a);
 *     story_variant_free(b);
 *
 * storydiff/base.h        version, errors, spans
 *          /variant.h     one text, read: sentences, names, places, events, beats
 *          /diff.h        two variants: links, pairings, edits
 *          /collation.h   two or more: slots, likeness, the tree
 *          /check.h       the rules of continuity and their findings
 *          /render.h      all of it as text, JSON, HTML, TEI, CSV, Markdown
 *
 * ERRORS      A function that can fail gives 0 or a negative story_code and fills the caller's story_error, which may
 *             be NULL. After a failure *out is NULL. The library never prints, exits or aborts.
 * OWNERSHIP   What a _new function made is freed by its _free, which takes NULL. Arrays and strings that an accessor
 *             gives belong to the object and live as long as it does. Input bytes are copied, options are read once.
 *             A diff refers to its two variants, a collation to its variants: free them afterwards.
 * POSITIONS   A story_span holds byte offsets, half-open, into story_variant_text(): the story as UTF-8 in NFC, without
 *             byte order mark, markup and invisible characters. story_variant_source_span() leads back to the bytes as
 *             they were given, whatever their encoding. Sentences, names … are told by index, from 0.
 * THREADS     Objects never change once made: any number of threads may read them. There are no globals.
 */
#ifndef STORYDIFF_H
#define STORYDIFF_H

#include "storydiff/base.h"
#include "storydiff/check.h"
#include "storydiff/collation.h"
#include "storydiff/diff.h"
#include "storydiff/render.h"
#include "storydiff/variant.h"

#endif
