/* How much of what was gathered is printed where lines are few. */
#include <string.h>

#include "examine.h"

static size_t line_length(const char *text)
{
    return strcspn(text, "\n") + 1;
}

/* Prints the first lines of text, `most` with the one that says how many more there are; gives how many it printed. */
static size_t print_lines(FILE *file, const char *text, size_t lines, size_t most)
{
    size_t shown = lines > most ? most - 1 : lines;

    if (!lines || !most)
        return 0;
    for (size_t i = 0; i < shown; i++) {
        fwrite(text, 1, line_length(text), file);
        text += line_length(text);
    }
    if (shown == lines)
        return shown;
    fprintf(file, "  … and %zu line%s more\n", lines - shown, lines - shown == 1 ? "" : "s");
    return shown + 1;
}

/* The lines below a file's headline. */
static size_t count_details(const char *headline)
{
    size_t n = 0;

    for (const char *at = headline + line_length(headline); *at == ' '; at += line_length(at))
        n++;
    return n;
}

/* How many lines of details each file may have at most, for all to fit into the room. */
static size_t fair_share(const char *text, size_t room)
{
    size_t share = 0, needed = 0;

    while (needed <= room && share <= room) {
        share++;
        needed = 0;
        for (const char *at = text; *at; at += line_length(at)) {
            size_t details = *at == ' ' ? 0 : count_details(at);

            needed += details < share ? details : share;
        }
    }
    return share - 1;
}

static size_t count_headlines(const char *text)
{
    size_t n = 0;

    for (; *text; text += line_length(text))
        n += *text != ' ';
    return n;
}

/* Every file has its headline, and an equal share of the lines for what stands below. */
static size_t print_files(FILE *file, const char *text, size_t room)
{
    const char *at = text;
    size_t share = fair_share(text, room), shown = 0;

    while (*at) {
        size_t details = count_details(at), used = line_length(at);

        fwrite(at, 1, used, file);
        shown += 1 + print_lines(file, at + used, details, share);
        for (at += used; *at == ' '; at += line_length(at))
            ;
    }
    return shown;
}

/* The headlines alone. */
static size_t print_headlines(FILE *file, const char *text, size_t count, size_t most)
{
    size_t shown = 0;

    for (const char *at = text; *at && shown + 1 < most; at += line_length(at))
        if (*at != ' ') {
            fwrite(at, 1, line_length(at), file);
            shown++;
        }
    fprintf(file, "  … and %zu files more\n", count - shown);
    return shown + 1;
}

size_t examined_print(FILE *file, const examined *e, examined_part part, size_t most)
{
    const char *text = e->text[part];
    size_t files = part == EXAMINED_SUMMARY && e->lines[part] ? count_headlines(text) : 0;

    if (!e->lines[part] || !most)
        return 0;
    if (part != EXAMINED_SUMMARY)
        return print_lines(file, text, e->lines[part], most);
    return files > most ? print_headlines(file, text, files, most) : print_files(file, text, most - files);
}
