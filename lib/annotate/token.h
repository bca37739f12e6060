/* token - where words begin and end. Words keep their inner apostrophes, hyphens and points (o'clock, well-known, U.S,
 * 3.5); everything else that is no white space is a token of one character. */
#ifndef STORY_ANNOTATE_TOKEN_H
#define STORY_ANNOTATE_TOKEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { STORY_TOKEN_LONGEST = 256 }; /* bytes, and a character more: longer ones are cut */

typedef struct story_token {
    size_t start, end;
    uint64_t small[2]; /* a mark or a word of up to 15 letters, all ASCII: in small letters, zeros behind; else 0 */
    uint8_t shape;     /* story_shape; never STORY_SHAPE_POSSESSIVE */
    int32_t code;      /* of punctuation, else 0 */
} story_token;

/* The token at or behind `at`, which is not inside a character. False where there is none before end. Of the view, that of
 * a story_text, some bytes behind the end are read too, but tell nothing. */
bool story_token_next(story_token *out, const char *view, size_t at, size_t end);

/* The length of the possessive 's at `at`, with nothing of a word behind it, or 0. */
size_t story_token_possessive(const char *view, size_t at, size_t end);

#endif
