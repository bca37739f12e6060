#include "log.h"

#include <stdlib.h>
#include <string.h>

#include "cmd.h"

static const char yellow[] = "\033[33m", plain[] = "\033[m";

static void print_indented(FILE *file, const char *message)
{
    size_t len = strlen(message);

    while (len > 0 && message[len - 1] == '\n')
        len--;
    for (size_t at = 0; at < len;) {
        size_t n = strcspn(message + at, "\n");
        char line[512];

        if (at + n > len)
            n = len - at;
        fputs(n ? "    " : "", file);
        for (size_t i = 0; i < n; i += sizeof line - 1) {
            snprintf(line, sizeof line, "%.*s", (int)(n - i), message + at + i);
            cmd_print_safe(file, line);
        }
        fputc('\n', file);
        at += n + 1;
    }
}

static void print_full(const log_page *page, const story_revision *r, const story_diff *d)
{
    FILE *file = page->file;
    char date[64];

    cmd_date_format(date, sizeof date, "%a %b %e %H:%M:%S %Y", r->time, r->offset);
    fprintf(file, "%s%scommit %s%s\nAuthor: ", page->shown ? "\n" : "", page->colour ? yellow : "", r->commit,
            page->colour ? plain : "");
    cmd_print_safe(file, r->author);
    fputs(" <", file);
    cmd_print_safe(file, r->mail);
    fprintf(file, ">\nDate:   %s %c%02d%02d\n\n", date, r->offset < 0 ? '-' : '+', abs(r->offset) / 60,
            abs(r->offset) % 60);
    print_indented(file, r->message);
    fputs("\n  ", file);
    cmd_summary_headline(file, d);
    fputc('\n', file);
    if (!page->stat)
        cmd_summary_details(file, d, "    ");
}

static void print_oneline(const log_page *page, const story_revision *r, const story_diff *d)
{
    FILE *file = page->file;
    char subject[256];

    snprintf(subject, sizeof subject, "%.*s", (int)strcspn(r->message, "\n"), r->message);
    fprintf(file, "%s%.7s%s ", page->colour ? yellow : "", r->commit, page->colour ? plain : "");
    cmd_print_safe(file, subject);
    fputs("  (", file);
    cmd_summary_headline(file, d);
    fputs(")\n", file);
}

static void print_json_pairings(FILE *file, const story_diff *d, bool place)
{
    size_t n;
    const story_pairing *p = cmd_summary_pairings(d, place, &n);
    const char *comma = "";

    fprintf(file, ",\"%s\":[", place ? "places" : "names");
    for (size_t i = 0; i < n; i++) {
        const char *left, *right;

        if (p[i].change == STORY_SAME)
            continue;
        cmd_summary_name(d, &p[i], place, &left, &right);
        fprintf(file, "%s{\"change\":\"%s\",\"left\":", comma, story_change_word(p[i].change));
        cmd_print_json(file, left);
        fputs(",\"right\":", file);
        cmd_print_json(file, right);
        fputc('}', file);
        comma = ",";
    }
    fputc(']', file);
}

static void print_json_beats(FILE *file, const story_diff *d)
{
    size_t n, unused;
    const story_beat_change *beats = story_diff_beats(d, &n);
    const char *comma = "";

    fputs(",\"beats\":[", file);
    for (size_t i = 0; i < n; i++) {
        const story_beat *b = beats[i].right != STORY_NONE ? &story_diff_right_beats(d, &unused)[beats[i].right]
                                                           : &story_diff_left_beats(d, &unused)[beats[i].left];

        if (beats[i].change == STORY_SAME && !beats[i].moved)
            continue;
        fprintf(file, "%s{\"change\":\"%s\",\"moved\":%s,\"type\":\"%s\"}", comma, story_change_word(beats[i].change),
                beats[i].moved ? "true" : "false", b->type);
        comma = ",";
    }
    fputc(']', file);
}

static void print_json(const log_page *page, const story_revision *r, const story_diff *d)
{
    FILE *file = page->file;
    char date[64];
    size_t sentences[2], beats[2];

    story_variant_sentences(story_diff_left(d), &sentences[0]);
    story_variant_sentences(story_diff_right(d), &sentences[1]);
    story_diff_left_beats(d, &beats[0]);
    story_diff_right_beats(d, &beats[1]);
    cmd_date_format(date, sizeof date, "%Y-%m-%dT%H:%M:%S", r->time, r->offset);
    fprintf(file, "{\"commit\":\"%s\",\"author\":", r->commit);
    cmd_print_json(file, r->author);
    fprintf(file, ",\"date\":\"%s%c%02d:%02d\",\"message\":", date, r->offset < 0 ? '-' : '+', abs(r->offset) / 60,
            abs(r->offset) % 60);
    cmd_print_json(file, r->message);
    print_json_pairings(file, d, false);
    print_json_pairings(file, d, true);
    print_json_beats(file, d);
    fprintf(file, ",\"counts\":{\"sentences\":[%zu,%zu],\"beats\":[%zu,%zu]}}\n", sentences[0], sentences[1], beats[0],
            beats[1]);
}

void log_print(log_page *page, const story_revision *r, const story_diff *d)
{
    if (page->json)
        print_json(page, r, d);
    else if (page->oneline)
        print_oneline(page, r, d);
    else
        print_full(page, r, d);
    page->shown++;
}
