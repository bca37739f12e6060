/* ALGORITHM. The words that the left name has and the right one lacks are looked for among the words of the right text,
 * whether the tagger saw a name there or not, as a name that is left in two places only is easily missed. A hit counts
 * unless it lies in a mention of somebody who has that name by right: a subject paired with another one of the left that
 * has it too, or one that is new. Only words that the left text writes with a capital wherever it has them, and that name
 * no two of its subjects, are looked for, so that "Rose" and "reading" stay apart. O(words on both sides). */
#include "compare/leftover.h"

#include <stdlib.h>
#include <string.h>

#include "compare/spelling.h"
#include "util/array.h"
#include "util/error.h"
#include "util/map.h"

static const double CAPITAL_SHARE = .9; /* of a word's uses on the left, to be a name and nothing else */

typedef struct owner {
    size_t pairing; /* that replaced it, or STORY_NONE for a word that several subjects share */
} owner;

typedef struct search {
    const story_matching *m;
    story_pairing *list;
    size_t count;
    story_map words;     /* case folded; keys in the scratch arena */
    story_array owners;  /* owner, by number of the word */
    size_t *spot_first;  /* unused mentions come in text order: the next to look at */
} search;

static bool is_replaced(const story_pairing *p)
{
    return p->left != STORY_NONE && p->right != STORY_NONE && p->change != STORY_SAME;
}

static int add_word(search *s, const char *word, size_t pairing, story_error *err)
{
    uint32_t before = s->words.count, n = story_map_add(&s->words, word, strlen(word));
    owner *o;

    if (n == STORY_MAP_NONE)
        return story_error__no_memory(err);
    if (n < before) {
        STORY_ITEMS(&s->owners, owner)[n].pairing = STORY_NONE;
        return STORY_OK;
    }
    o = story_array_push(&s->owners);
    if (!o)
        return story_error__no_memory(err);
    o->pairing = pairing;
    return STORY_OK;
}

