/* fit_odds - the weights of compare/odds.c.
 *
 *     fit_odds PAIRS [GROUP]
 *
 * PAIRS is made by odds_pairs.py, a pair of texts a line:
 *
 *     group<TAB>weight<TAB>auto or lines<TAB>left file<TAB>right file<TAB>links
 *
 * Links are "a-b:c-d" in bytes of both files, parted by spaces; "?" behind one: neither right nor wrong. The links of a
 * group weigh as much as those of any other, times its weight; a pair without links counts as strangers. Prints the
 * weights, to be copied. GROUP: is left out, to see on it what the weights are worth. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compare/aligner.h"
#include "compare/odds.h"
#include "logit.h"
#include "training.h"

enum { MOST_LINE = 1 << 16, FIELDS = 6 };

static const double GROUP_SHARE = 40, STRANGERS_SHARE = 0.1, LEAST_OVERLAP = 0.5, LINK_FROM = -0.45;

typedef struct example {
    logit_table table;
    char group[32];
    double share;
    size_t right;
} example;

static struct story_variant *read_variant(const char *path, const char *split)
{
    story_read_options opts = {.split = strcmp(split, "lines") == 0 ? STORY_SPLIT_LINES : STORY_SPLIT_AUTO};
    FILE *file = training_must(fopen(path, "rb"));
    story_variant *v;
    char *bytes;
    long size;

    fseek(file, 0, SEEK_END);
    size = ftell(file);
    rewind(file);
    bytes = training_must(malloc((size_t)size + 1));
    if (fread(bytes, 1, (size_t)size, file) != (size_t)size ||
        story_variant_new(&v, path, bytes, (size_t)size, &opts, NULL))
        exit(1);
    fclose(file);
    free(bytes);
    return v;
}

/* Whether the sentence is, by half of what both cover together, what the bytes say. */
static int covers(const struct story_variant *v, size_t sentence, size_t start, size_t end)
{
    story_span s = story_variant_source_span(v, v->sentences[sentence].span);
    size_t low = s.start > start ? s.start : start, high = s.end < end ? s.end : end;
    size_t from = s.start < start ? s.start : start, to = s.end > end ? s.end : end;

    return high > low && (double)(high - low) >= LEAST_OVERLAP * (double)(to - from);
}

static void mark(example *e, uint8_t *truth, struct story_variant *const v[2], char *links)
{
    size_t span[4], i, j;
    char *link, *rest = NULL;

    for (link = strtok_r(links, " \n", &rest); link; link = strtok_r(NULL, " \n", &rest)) {
        uint8_t sure = strchr(link, '?') ? LOGIT_UNSURE : LOGIT_RIGHT;

        if (sscanf(link, "%zu-%zu:%zu-%zu", &span[0], &span[1], &span[2], &span[3]) != 4)
            exit(1);
        for (i = 0; i < e->table.n; i++)
            for (j = 0; j < e->table.m; j++)
                if (truth[i * e->table.m + j] != LOGIT_RIGHT && covers(v[0], i, span[0], span[1]) &&
                    covers(v[1], j, span[2], span[3])) {
                    truth[i * e->table.m + j] = sure;
                    e->right += sure == LOGIT_RIGHT;
                }
    }
}

static void read_example(example *e, char *const fields[FIELDS])
{
    struct story_variant *v[2] = {read_variant(fields[3], fields[2]), read_variant(fields[4], fields[2])};
    story_aligner a = {.semantic = true, .beads = STORY_ARRAY(story_bead)};
    size_t cells = v[0]->sentence_count * v[1]->sentence_count;
    float *planes = training_must(calloc(STORY_ODDS_EVIDENCE * cells + 1, sizeof *planes));
    uint8_t *truth = training_must(calloc(cells + 1, sizeof *truth));

    snprintf(e->group, sizeof e->group, "%s", fields[0]);
    e->share = atof(fields[1]);
    e->table = (logit_table){v[0]->sentence_count, v[1]->sentence_count, planes, truth, 0};
    if (story_aligner_read(&a, v[0], v[1], NULL) || story_aligner_evidence(planes, &a))
        exit(1);
    mark(e, truth, v, fields[5]);
    story_aligner_dispose(&a);
    story_variant_free(v[0]);
    story_variant_free(v[1]);
}

static void read_examples(story_array *out, const char *path, const char *left_out)
{
    FILE *file = training_must(fopen(path, "r"));
    char *line = training_must(malloc(MOST_LINE)), *fields[FIELDS];
    int k;

    while (fgets(line, MOST_LINE, file)) {
        char *at = line;

        for (k = 0; k < FIELDS; k++)
            fields[k] = at ? strsep(&at, "\t") : line + strlen(line);
        if (strcmp(fields[0], left_out))
            read_example(training_must(story_array_push(out)), fields);
    }
    free(line);
    fclose(file);
}

static void weigh(example *e, const example *all, size_t count)
{
    size_t right = 0, k;

    for (k = 0; k < count; k++)
        right += strcmp(all[k].group, e->group) == 0 ? all[k].right : 0;
    e->table.weight = right ? e->share * GROUP_SHARE / (double)right : STRANGERS_SHARE;
}

int main(int argc, char **argv)
{
    story_array examples = STORY_ARRAY(example);
    double weights[STORY_ODDS_EVIDENCE + 1];
    logit_table *tables;
    example *e;
    size_t k;

    if (argc != 2 && argc != 3)
        return 2;
    read_examples(&examples, argv[1], argc > 2 ? argv[2] : "");
    e = STORY_ITEMS(&examples, example);
    tables = training_must(calloc(examples.count + 1, sizeof *tables));
    for (k = 0; k < examples.count; k++) {
        weigh(&e[k], e, examples.count);
        tables[k] = e[k].table;
    }
    logit_fit(weights, STORY_ODDS_EVIDENCE, tables, examples.count);
    for (k = 0; k < STORY_ODDS_EVIDENCE; k++)
        printf("%.4g\n", weights[k]);
    printf("bias %.4g\n", weights[STORY_ODDS_EVIDENCE] - LINK_FROM);
    free(tables);
    return 0;
}
