/* Files of one name in different folders are told apart by the shortest end of their paths that does it: 1818/ch4 and
 * 1831/ch4. */
#include <stdlib.h>
#include <string.h>

#include "cmd.h"

/* The texts of one label, and how much of their paths is shown. */
typedef struct namesakes {
    const story_operand *texts;
    const char *const *operands;
    const size_t *members;
    size_t count;
    size_t depth; /* names, counted from the end */
    bool ending;  /* with .txt too: t.txt and t.md */
} namesakes;

/* A part of an operand. */
typedef struct part {
    const char *at;
    size_t len;
} part;

static size_t length_of(const story_operand *text, const char *path, bool ending)
{
    size_t len = strlen(path), dot;

    while (len > 1 && path[len - 1] == '/')
        len--;
    for (dot = len; dot > 0 && path[dot] != '.' && path[dot - 1] != '/'; dot--)
        ;
    return !ending && !text->source.chapter_count && dot > 0 && path[dot] == '.' && path[dot - 1] != '/' ? dot : len;
}

/* Of what is no file, all that was typed; *whole is set where that is all there is. */
static part part_of(const namesakes *n, size_t i, bool *whole)
{
    const story_operand *text = &n->texts[n->members[i]];
    const char *path = n->operands[n->members[i]];
    size_t len, start, names = 0;

    *whole = true;
    if (text->source.kind != STORY_SOURCE_FILE)
        return (part){path, strlen(path)};
    len = start = length_of(text, path, n->ending);
    while (start > 0 && (path[start - 1] != '/' || ++names < n->depth))
        start--;
    *whole = start == 0;
    return (part){path + start, len - start};
}

static bool is_same(part a, part b)
{
    return a.len == b.len && memcmp(a.at, b.at, a.len) == 0;
}

/* Whether no two are the same; *whole: whether there is no more to show of any. */
static bool are_apart(const namesakes *n, bool *whole)
{
    bool apart = true, all;

    *whole = true;
    for (size_t i = 0; i < n->count; i++) {
        part one = part_of(n, i, &all);

        *whole = *whole && all;
        for (size_t j = 0; j < i && apart; j++)
            apart = !is_same(one, part_of(n, j, &all));
    }
    return apart;
}

static bool find_depth(namesakes *n, bool ending)
{
    bool whole = false;

    n->ending = ending;
    for (n->depth = 1; !whole; n->depth++)
        if (are_apart(n, &whole))
            return true;
    return false;
}

/* The same text twice keeps what was typed. */
static int name_all(namesakes *n, char **names)
{
    bool ignored;

    if (!find_depth(n, false))
        find_depth(n, true);
    for (size_t i = 0; i < n->count; i++) {
        part one = part_of(n, i, &ignored);

        names[n->members[i]] = strndup(one.at, one.len);
        if (!names[n->members[i]])
            return cmd_fail("out of memory");
    }
    return CMD_OK;
}

int cmd_namesakes_part(story_operand *texts, const char *const *operands, size_t count, char **names)
{
    size_t *members = calloc(count, sizeof *members);
    int code = members ? CMD_OK : cmd_fail("out of memory");

    for (size_t i = 0; i < count && !code; i++) {
        namesakes n = {.texts = texts, .operands = operands, .members = members};

        for (size_t j = i; j < count && !names[i]; j++)
            if (strcmp(texts[i].label, texts[j].label) == 0)
                members[n.count++] = j;
        if (n.count > 1)
            code = name_all(&n, names);
    }
    for (size_t i = 0; i < count && !code; i++)
        if (names[i])
            texts[i].label = names[i];
    free(members);
    return code;
}
