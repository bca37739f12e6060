/* The header: what the witnesses are, how they were collated, who and where. */
#include "render/entity.h"
#include "render/tei.h"

/* Nothing where text is NULL. */
static void idno(story_tei *t, const char *type, const char *text)
{
    if (!text)
        return;
    story_tei__open(t, "idno");
    story_tei__attribute(t, "type", "%s", type);
    story_tei__text(t, text, strlen(text));
    story_tei__close(t);
}

static void witness(story_tei *t, size_t v)
{
    const story_source *source = story_variant_source(t->variants[v]);
    const char *label = story_variant_label(t->variants[v]);

    story_tei__open(t, "witness");
    story_tei__attribute(t, "xml:id", "w%zu", v);
    story_tei__open(t, "bibl");
    story_tei__leaf(t, "title", label);
    idno(t, "path", source->path);
    idno(t, "revision", source->rev);
    idno(t, "object", source->oid);
    story_tei__close(t);
    story_tei__close(t);
}

static void file_description(story_tei *t)
{
    size_t v;

    story_tei__open(t, "fileDesc");
    story_tei__open(t, "titleStmt");
    story_tei__open(t, "title");
    for (v = 0; v < t->count; v++) {
        const char *label = story_variant_label(t->variants[v]);

        story_tei__text(t, ", ", v ? 2 : 0);
        story_tei__text(t, label, strlen(label));
    }
    story_tei__close(t);
    story_tei__close(t);
    story_tei__open(t, "publicationStmt");
    story_tei__leaf(t, "p", "Collated by storydiff " STORY_VERSION "; not published.");
    story_tei__close(t);
    story_tei__open(t, "sourceDesc");
    story_tei__open(t, "listWit");
    for (v = 0; v < t->count; v++)
        witness(t, v);
    story_tei__close(t);
    story_tei__close(t);
    story_tei__close(t);
}

static void encoding_description(story_tei *t)
{
    story_tei__open(t, "encodingDesc");
    story_tei__open(t, "appInfo");
    story_tei__open(t, "application");
    story_tei__attribute(t, "ident", "storydiff");
    story_tei__attribute(t, "version", "%s", STORY_VERSION);
    story_tei__leaf(t, "label", "storydiff");
    story_tei__close(t);
    story_tei__close(t);
    story_tei__open(t, "variantEncoding");
    story_tei__attribute(t, "method", "parallel-segmentation");
    story_tei__attribute(t, "location", "internal");
    story_tei__close(t);
    story_tei__close(t);
}

/* Every form of a class once: each variant's own, then the aliases. */
static bool is_told(const story_tei *t, size_t k, size_t before, const char *form)
{
    size_t v;

    for (v = 0; v < before; v++) {
        const char *told = story_entity_of(t->variants[v], t->names.members[k * t->count + v], false).name;

        if (told && strcmp(told, form) == 0)
            return true;
    }
    return false;
}

static void person(story_tei *t, size_t k)
{
    static const char *const sexes[] = {NULL, "M", "F"};
    size_t v, count, first = story_classes_first(&t->names, k);
    const story_name *n = &story_variant_names(t->variants[first], &count)[t->names.members[k * t->count + first]];

    story_tei__open(t, "person");
    story_tei__attribute(t, "xml:id", "n%zu", k);
    story_tei__attribute(t, "role", "%s", n->role == STORY_REFERENCE ? "reference" : "character");
    if (sexes[n->gender])
        story_tei__attribute(t, "sex", "%s", sexes[n->gender]);
    for (v = 0; v < t->count; v++) {
        const char *form = story_entity_of(t->variants[v], t->names.members[k * t->count + v], false).name;

        if (form && !is_told(t, k, v, form))
            story_tei__leaf(t, "persName", form);
    }
    story_tei__close(t);
}

static void place(story_tei *t, size_t k)
{
    size_t count, first = story_classes_first(&t->places, k), v;
    const story_place *p = &story_variant_places(t->variants[first], &count)[t->places.members[k * t->count + first]];
    const char *before = NULL;

    story_tei__open(t, "place");
    story_tei__attribute(t, "xml:id", "p%zu", k);
    story_tei__attribute(t, "type", "%s", story_phrase_place_kind(p->kind));
    for (v = 0; v < t->count; v++) {
        const char *form = story_entity_of(t->variants[v], t->places.members[k * t->count + v], true).name;

        if (form && (!before || strcmp(before, form) != 0))
            story_tei__leaf(t, "placeName", form);
        before = form ? form : before;
    }
    if (p->city && p->kind != STORY_CITY)
        story_tei__leaf(t, "settlement", p->city);
    if (p->country && p->kind != STORY_COUNTRY) {
        story_tei__open(t, "country");
        story_tei__attribute(t, "key", "%s", p->country);
        story_tei__close(t);
    }
    story_tei__close(t);
}

static void profile_description(story_tei *t)
{
    size_t k;

    if (!t->names.count && !t->places.count)
        return;
    story_tei__open(t, "profileDesc");
    if (t->names.count) {
        story_tei__open(t, "particDesc");
        story_tei__open(t, "listPerson");
        for (k = 0; k < t->names.count; k++)
            person(t, k);
        story_tei__close(t);
        story_tei__close(t);
    }
    if (t->places.count) {
        story_tei__open(t, "settingDesc");
        story_tei__open(t, "listPlace");
        for (k = 0; k < t->places.count; k++)
            place(t, k);
        story_tei__close(t);
        story_tei__close(t);
    }
    story_tei__close(t);
}

void story_tei__header(story_tei *t)
{
    story_tei__open(t, "teiHeader");
    file_description(t);
    encoding_description(t);
    profile_description(t);
    story_tei__close(t);
}
