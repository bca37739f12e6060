/* Blobs, trees and commits of a load. */
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "repo/encoding.h"
#include "repo/folder.h"
#include "repo/load.h"
#include "repo/load_pack.h"
#include "repo/signature.h"
#include "repo/text.h"
#include "util/charset.h"

enum { PACK_FROM = 32, PACK_BYTES = 64 << 20 };

static int store_blob(story_store *s, story_load_item *item, const story_buf *bytes, const char *name, git_oid *oid)
{
    const char *encoding = s->encoding ? s->encoding : story_encoding_of(story_buf_text(bytes), bytes->len);
    story_error why = {0};
    int code;

    if (!s->encoding && story_encoding_check(encoding, story_buf_text(bytes), bytes->len, &why))
        return story_error__set_at(s->err, why.code, why.offset, "%s: %s%s", name, why.message,
                                   strncmp(why.message, "not UTF-8", 9) == 0 ? "; try --encoding=LATIN1" : "");
    if (item->encoding && strcmp(item->encoding, encoding) != 0)
        return story_error__set(s->err, STORY_EINPUT, "%s: the chapters are in different encodings", name);
    item->encoding = encoding;
    code = story_store__fail(s, git_blob_create_from_buffer(oid, s->git, story_buf_text(bytes), bytes->len), name);
    return code ? code : story_store__keep(s, oid, "story", bytes->len);
}

static int read_operand(story_store *s, const char *path, bool follow, story_buf *bytes)
{
    story_error why = {0};
    int code = strcmp(path, "-") == 0 ? story_text__read_fd(bytes, STDIN_FILENO, &why)
                                      : story_text__read_file(bytes, path, follow, &why);

    return code ? story_error__set(s->err, code, "%s: %s", path, why.message) : 0;
}

static int store_file(story_store *s, story_load_item *item, git_oid *tree)
{
    story_buf bytes = STORY_BUF;
    git_treebuilder *builder = NULL;
    git_oid oid;
    int code = read_operand(s, item->operand, true, &bytes);

    if (!code)
        code = store_blob(s, item, &bytes, item->operand, &oid);
    if (!code) {
        code = git_treebuilder_new(&builder, s->git, NULL);
        if (!code)
            code = git_treebuilder_insert(NULL, builder, story_git__file_name(story_folder_markup(item->operand)), &oid,
                                          GIT_FILEMODE_BLOB);
        if (!code)
            code = git_treebuilder_write(tree, builder);
        code = story_store__fail(s, code, item->operand);
    }
    if (!code)
        code = story_store__keep(s, tree, "", 64);
    git_treebuilder_free(builder);
    story_buf_dispose(&bytes);
    return code;
}

static int store_chapter(story_store *s, story_load_item *item, const char *name, git_index *index)
{
    story_buf path = STORY_BUF, bytes = STORY_BUF;
    git_index_entry entry = {.mode = GIT_FILEMODE_BLOB, .path = name};
    int code;

    story_buf_printf(&path, "%s/%s", item->operand, name);
    code = path.failed ? story_error__no_memory(s->err) : read_operand(s, story_buf_text(&path), false, &bytes);
    if (!code)
        code = store_blob(s, item, &bytes, story_buf_text(&path), &entry.id);
    if (!code)
        code = story_store__fail(s, git_index_add(index, &entry), story_buf_text(&path));
    story_buf_dispose(&path);
    story_buf_dispose(&bytes);
    return code;
}

/* The story's own rules lie beside its chapters and belong to it. */
static int store_rules(story_store *s, const story_load_item *item, git_index *index)
{
    story_load_item rules = {.operand = item->operand};
    story_buf path = STORY_BUF;
    struct stat info;
    int code = 0;

    story_buf_printf(&path, "%s/.storydiff", item->operand);
    if (path.failed)
        code = story_error__no_memory(s->err);
    else if (lstat(story_buf_text(&path), &info) == 0 && S_ISREG(info.st_mode))
        code = store_chapter(s, &rules, ".storydiff", index);
    story_buf_dispose(&path);
    return code;
}

static int keep_subtree(const char *root, const git_tree_entry *entry, void *payload)
{
    (void)root;
    if (git_tree_entry_type(entry) != GIT_OBJECT_TREE)
        return 0;
    return story_store__keep(payload, git_tree_entry_id(entry), "", 64) ? GIT_EUSER : 0;
}

static int keep_trees(story_store *s, const git_oid *oid)
{
    git_tree *tree = NULL;
    int code;

    if (!s->memory)
        return 0;
    code = git_tree_lookup(&tree, s->git, oid);
    if (!code)
        code = git_tree_walk(tree, GIT_TREEWALK_PRE, keep_subtree, s);
    git_tree_free(tree);
    return code ? story_store__fail(s, code, "tree") : story_store__keep(s, oid, "", 64);
}

static int store_folder(story_store *s, story_load_item *item, git_oid *tree)
{
    const char *const *names;
    git_index *index = NULL;
    size_t count;
    story_error why = {0};
    int code = story_folder_list(&names, &count, item->operand, s->arena, &why);

    if (code)
        return story_error__set(s->err, code, "%s: %s", item->operand, why.message);
    if (!count)
        return story_error__set(s->err, STORY_ENOTFOUND, "%s: no story files (.txt .md .markdown .fountain) in it",
                                item->operand);
    code = story_store__fail(s, git_index_new(&index), item->operand);
    for (size_t i = 0; i < count && !code; i++)
        code = store_chapter(s, item, names[i], index);
    if (!code)
        code = store_rules(s, item, index);
    if (!code)
        code = story_store__fail(s, git_index_write_tree_to(tree, index, s->git), item->operand);
    if (!code)
        code = keep_trees(s, tree);
    git_index_free(index);
    return code;
}

/* A value on one line of a commit message, whatever a file name holds. */
static void put_value(story_buf *to, const char *value)
{
    for (; *value; value++)
        story_buf_putc(to, (unsigned char)*value < ' ' || *value == 0x7f ? '?' : *value);
}

static void put_message(story_store *s, const story_load_item *item, story_buf *to)
{
    const char *own = s->options->message;

    if (own) {
        story_buf_puts(to, own);
    } else {
        story_buf_printf(to, "Load %s from ", item->label);
        put_value(to, item->source);
    }
    while (to->len && to->bytes[to->len - 1] == '\n')
        to->len--;
    story_buf_puts(to, "\n\nStorydiff-Source: ");
    put_value(to, item->source);
    story_buf_puts(to, "\nStorydiff-Encoding: ");
    put_value(to, item->encoding);
    story_buf_printf(to, "\nStorydiff-Version: %s\n", story_version());
}

static int store_commit(story_store *s, story_load_item *item, const git_oid *tree_id)
{
    story_buf message = STORY_BUF;
    git_tree *tree = NULL;
    git_commit *parent = NULL;
    bool is_new = git_oid_is_zero(&item->old);
    int code = git_tree_lookup(&tree, s->git, tree_id);

    put_message(s, item, &message);
    if (!code && !is_new)
        code = git_commit_lookup(&parent, s->git, &item->old);
    if (!code) {
        const git_commit *parents[] = {parent};

        code = git_commit_create(&item->next, s->git, NULL, s->author, s->committer, NULL, story_buf_text(&message),
                                 tree, is_new ? 0 : 1, parents);
    }
    code = message.failed ? story_error__no_memory(s->err) : story_store__fail(s, code, item->operand);
    if (!code)
        code = story_store__keep(s, &item->next, "", message.len + 200);
    git_tree_free(tree);
    git_commit_free(parent);
    story_buf_dispose(&message);
    return code;
}

static int store_item(story_store *s, story_load_item *item)
{
    git_oid tree;
    int code = item->folder ? store_folder(s, item, &tree) : store_file(s, item, &tree);

    if (code)
        return code;
    if (!git_oid_is_zero(&item->old) && git_oid_equal(&tree, &item->old_tree)) {
        git_oid_cpy(&item->next, &item->old);
        return 0;
    }
    code = store_commit(s, item, &tree);
    return !code && s->bytes > PACK_BYTES ? story_store__flush(s) : code;
}

/* The name that iconv has for the encoding that the options name; items remember it beyond one try at storing them. */
static int name_encoding(story_store *s)
{
    const char *given = s->options->encoding;
    char room[STORY_CHARSET_NAME];
    const char *name = given ? story_charset_name(given, room) : NULL;

    if (given && !name)
        return story_error__set(s->err, STORY_EARGUMENT, "no encoding is called '%.60s'; iconv -l lists them", given);
    s->encoding = name ? story_arena_strndup(s->arena, name, strlen(name)) : NULL;
    return name && !s->encoding ? story_error__no_memory(s->err) : 0;
}

/* Encoding, signatures and where objects go, before the first is written. */
static int prepare(story_store *s, const story_load *l)
{
    int code = story_store__fail(s, git_repository_odb(&s->odb, l->git), "objects");

    if (!code)
        code = name_encoding(s);
    if (!code && l->count >= PACK_FROM)
        code = story_store__open_memory(s);
    if (!code)
        code = story_signature_new(&s->author, STORY_AUTHOR, l->options->author, l->config, l->err);
    return code ? code : story_signature_new(&s->committer, STORY_COMMITTER, NULL, l->config, l->err);
}

int story_load__store(story_load *l)
{
    story_store s = {.git = l->git, .options = l->options, .arena = l->arena, .err = l->err};
    int code = prepare(&s, l);

    for (size_t i = 0; i < l->count && !code; i++) {
        code = store_item(&s, &l->items[i]);
        if (l->options->progress)
            l->options->progress(l->options->payload, i + 1, l->count);
    }
    if (!code)
        code = story_store__flush(&s);
    git_packbuilder_free(s.pack);
    git_signature_free(s.author);
    git_signature_free(s.committer);
    git_odb_free(s.odb);
    return code;
}
