#include "unit/rules.h"

#include <stdlib.h>

#include "unit/expect.h"

static char *read_file(const char *name)
{
    char path[1024], *text = calloc(1, 1 << 20);
    size_t len;
    FILE *file;

    snprintf(path, sizeof path, "%s/%s", TEST_RULES, name);
    file = fopen(path, "rb");
    if (!file || !text)
        fail_msg("no rules in %s", path);
    len = fread(text, 1, (1 << 20) - 1, file);
    fclose(file);
    assert_true(len > 0 && len < (1 << 20) - 1);
    return text;
}

/* Ends the text in front of `mark` there and gives what is behind it, or NULL. */
static char *cut(char *text, const char *mark)
{
    char *found = strstr(text, mark);

    if (!found)
        return NULL;
    *found = '\0';
    return found + strlen(mark);
}

size_t rules_run(const char *name, void (*check)(const char *title, const char *input, const char *expected))
{
    char *text = read_file(name), *at = cut(text, "\n== ");
    size_t count = 0;

    while (at) {
        char *next = cut(at, "\n== "), *title = at, *input = cut(title, "\n"),
             *expected = input ? cut(input, "\n--\n") : NULL;

        if (!expected)
            fail_msg("%s: '%s' has no --", name, title);
        while (*expected && expected[strlen(expected) - 1] == '\n')
            expected[strlen(expected) - 1] = '\0';
        check(title, input, expected);
        at = next;
        count++;
    }
    free(text);
    return count;
}
