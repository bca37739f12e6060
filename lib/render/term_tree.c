/* The tree of variants: which stand closest, drawn with lines. */
#include "render/term.h"

enum { DEEPEST = 24 };

typedef struct tree {
    story_page *page;
    const story_variant *const *variants;
    const story_tree_node *nodes;
    size_t count;
} tree;

static size_t next_child(const tree *t, size_t parent, size_t after)
{
    size_t i = after == STORY_NONE ? 0 : after + 1;

    while (i < t->count && (t->nodes[i].parent != parent || i == parent))
        i++;
    return i < t->count ? i : STORY_NONE;
}

/* One line: the strokes of all levels above, then the node. last: by level, whether its node is its parent's last. */
static void print_node(const tree *t, size_t node, const bool *last, size_t depth)
{
    story_buf line = STORY_BUF;
    size_t i;

    for (i = 1; i < depth; i++)
        story_buf_puts(&line, last[i] ? "   " : "|  ");
    if (depth)
        story_buf_puts(&line, last[depth] ? "`- " : "|- ");
    if (t->nodes[node].variant != STORY_NONE) {
        const char *label = story_variant_label(t->variants[t->nodes[node].variant]);

        story_escape_visible(&line, label, strlen(label));
    } else {
        story_buf_putc(&line, '+');
    }
    story_page_buf(t->page, &line, 2, 2);
    story_sink_dispose(t->page->sink, &line);
}

/* Depth first without recursion. What lies deeper than DEEPEST is told at that depth: the page is no wider. */
static void walk(const tree *t, size_t root)
{
    bool last[DEEPEST + 1] = {true};
    size_t node = root, depth = 0, child;

    print_node(t, root, last, 0);
    child = next_child(t, root, STORY_NONE);
    for (;;) {
        while (child == STORY_NONE) {
            if (node == root)
                return;
            child = next_child(t, t->nodes[node].parent, node);
            node = t->nodes[node].parent;
            depth--;
        }
        depth++;
        last[depth < DEEPEST ? depth : DEEPEST] = next_child(t, node, child) == STORY_NONE;
        print_node(t, child, last, depth < DEEPEST ? depth : DEEPEST);
        node = child;
        child = next_child(t, node, STORY_NONE);
    }
}

void story_term__tree(story_page *page, const story_collation *c)
{
    tree t = {page, NULL, NULL, 0};
    size_t i, count;

    t.variants = story_collation_variants(c, &count);
    t.nodes = story_collation_tree(c, &t.count);
    for (i = 0; i < t.count && t.nodes[i].parent != STORY_NONE; i++)
        ;
    if (i == t.count)
        return;
    story_page_blank(page);
    story_page_heading(page, "TREE" STORY_STYLE_PLAIN STORY_STYLE_FAINT "  of variants, the closest together");
    walk(&t, i);
}
