#include "annotate/cuewords.h"

#include "annotate/cue.h"

/* From the definitions in the table of types, filled up with common English words of each sense. A word that shows more
 * than one type stands in each, with less weight. */
#define V STORY_CUE_VERB
#define N STORY_CUE_NOUN
#define W STORY_CUE_WORD

const story_cue_row story_cue_rows[] = {
    {STORY_CUE_IDENT, V, 12, "remain seem resemble exude possess look+like"},
    {STORY_CUE_IDENT, V, 7, "appear wear live dwell belong own keep+to know love+to use+to"},
    {STORY_CUE_IDENT, N, 9,
     "mystery nature character trait habit temper man woman fellow eye voice face hair beard stranger keeper owner "
     "widow orphan bachelor hermit"},
    {STORY_CUE_IDENT, W, 10,
     "mysterious enigmatic humble elusive lonely ordinary shy proud clever modest solitary stubborn handsome beautiful "
     "ugly brave gentle stern kind cruel lazy honest poor rich wealthy old young tall reserved reclusive unassuming "
     "quiet famous unique always never only"},

    {STORY_CUE_ORIGIN, V, 16, "born raise rear grow+up bring+up inherit descend hail+from"},
    {STORY_CUE_ORIGIN, N, 13,
     "childhood birth birthplace upbringing boyhood girlhood infancy ancestor lineage ancestry"},
    {STORY_CUE_ORIGIN, N, 8, "family grandmother grandfather parent youth orphan origin past apprentice generation"},
    {STORY_CUE_ORIGIN, W, 8, "native since formerly originally"},

    {STORY_CUE_SETTING, V, 12, "rain snow thunder hail drizzle shine dawn lie+in stretch+out stand+in surround glow"},
    {STORY_CUE_SETTING, V, 8, "blow howl rage fall+on set+in loom tower rise pour roar gather"},
    {STORY_CUE_SETTING, N, 13,
     "storm gale weather fog mist blizzard tempest sunset sunrise twilight dusk dawn barometer snowfall drizzle frost "
     "hurricane landscape"},
    {STORY_CUE_SETTING, N, 8,
     "wind rain snow sky sun moon cloud darkness evening night morning winter autumn summer season silence shadow "
     "century valley mountain hill river shore square funeral burial feast"},

    {STORY_CUE_MAKE, V, 16,
     "make build write paint compose sculpt carve weave craft create design photograph bake cook forge sew knit brew "
     "polish repair invent draw capture perform rehearse practise practice"},
    {STORY_CUE_MAKE, V, 11,
     "work tend toil labour labor sow plough plow harvest mend clean sweep play sing dance train tinker knead measure "
     "note record light collaborate pursue plant tune print publish produce prepare"},
    {STORY_CUE_MAKE, N, 9,
     "work painting photograph picture portrait poem verse song book craft trade workshop masterpiece art artist "
     "camera lens oven loaf dough canvas sculpture melody logbook film tool forge loom"},

    {STORY_CUE_WANT, V, 16,
     "want wish long yearn crave covet desire desire+to hunger thirst aspire hope need dream+of"},
    {STORY_CUE_WANT, N, 10, "desire longing wish ambition dream hope need hunger thirst craving yearning passion"},
    {STORY_CUE_WANT, W, 8, "eager eagerly restless greedy hungry thirsty"},

    {STORY_CUE_FEEL, V, 15,
     "feel weep sob cry rejoice grieve mourn suffer tremble shudder despair sigh fear dread laugh blush rage worry "
     "shiver enjoy hate regret delight astonish amaze terrify frighten marvel"},
    {STORY_CUE_FEEL, N, 10,
     "fear joy sorrow grief anger despair sadness happiness excitement trepidation dread shame guilt loneliness terror "
     "tear pride relief burden weight pain remorse rage fury anxiety weariness melancholy"},
    {STORY_CUE_FEEL, W, 10,
     "afraid angry sad happy glad ashamed jealous lonely weary terrified sorrowful delighted furious sorry pale "
     "drained suffocated embarrassed astonished amazed miserable anxious"},

    {STORY_CUE_THINK, V, 15,
     "think wonder ponder consider reflect question doubt remember recall believe imagine suppose reason meditate "
     "contemplate muse reckon"},
    {STORY_CUE_THINK, N, 9, "thought memory doubt question idea belief reflection identity mind"},

    {STORY_CUE_LEARN, V, 16,
     "discover realise realize learn recognise recognize understand reveal find+out perceive disclose decipher"},
    {STORY_CUE_LEARN, V, 9, "read uncover confess notice show"},
    {STORY_CUE_LEARN, N, 11,
     "truth secret discovery lesson revelation realization realisation clue wisdom proof answer"},

    {STORY_CUE_DECIDE, V, 16,
     "decide resolve choose determine vow refuse swear agree consent promise set+out+to insist commit elect volunteer"},
    {STORY_CUE_DECIDE, V, 9, "plan intend close quit give+up accept reject make+up"},
    {STORY_CUE_DECIDE, N, 10, "decision vow plan calling resolve vocation oath choice purpose"},

    {STORY_CUE_SEE, V, 15,
     "see watch stare gaze hear notice observe behold peer glimpse spy spot listen glance witness smell eye look+at"},
    {STORY_CUE_SEE, V, 9, "look appear sight smile"},
    {STORY_CUE_SEE, V, 6, "find"},
    {STORY_CUE_SEE, N, 8, "glimpse gaze sight glance stare flare vision"},

    {STORY_CUE_TELL, V, 14,
     "say tell answer reply speak explain announce declare whisper shout talk mutter murmur remark exclaim repeat "
     "admit confess recount describe relate state respond mention claim report inform preach teach call+out"},
    {STORY_CUE_TELL, V, 13, "ask read+aloud"},
    {STORY_CUE_TELL, V, 8, "cry call write sign argue observe"},
    {STORY_CUE_TELL, N, 8,
     "story word speech confession news tale message reply parable rumour rumor letter handwriting"},

    {STORY_CUE_CALL, V, 16,
     "invite summon order command request beg warn forbid urge entreat implore plead demand bid instruct send+for"},
    {STORY_CUE_CALL, V, 10, "ask call offer advise propose send hire"},
    {STORY_CUE_CALL, N, 14,
     "invitation summons command order request letter warning telegram offer contract decree plea appeal"},

    {STORY_CUE_GO, V, 9, "come arrive reach pass rush fly drive"},
    {STORY_CUE_GO, V, 13,
     "go leave depart travel return journey embark flee escape walk ride sail enter roam wander march run set+out "
     "set+off head climb hurry row cross swim follow withdraw descend ascend visit move land step disembark stride "
     "trudge board launch pack migrate"},
    {STORY_CUE_GO, N, 8,
     "journey voyage flight departure arrival road trip expedition suitcase bag ship boat train bus"},

    {STORY_CUE_MEET, V, 16, "meet encounter greet introduce come+across stumble+upon stumble+on run+into bump+into"},
    {STORY_CUE_MEET, N, 11, "encounter meeting stranger visitor guest newcomer introduction acquaintance"},
    {STORY_CUE_MEET, W, 10, "named called"},

    {STORY_CUE_GIVE, V, 15,
     "give hand buy sell steal lend borrow lose bestow pay gift present grant donate deliver rob barter trade accept "
     "serve"},
    {STORY_CUE_GIVE, V, 9, "receive offer share take bring win earn divide fetch"},
    {STORY_CUE_GIVE, N, 11,
     "gift theft payment present reward treasure purse inheritance coin gold money portion share price"},

    {STORY_CUE_HELP, V, 15,
     "help aid heal cure rescue save support protect nurse assist feed tend+to shelter comfort defend free "
     "deliver+from revive guide guard"},
    {STORY_CUE_HELP, V, 8, "teach raise care warm restore"},
    {STORY_CUE_HELP, N, 11, "help rescue cure aid remedy medicine protection healing assistance"},

    {STORY_CUE_BOND, V, 16,
     "marry wed befriend love embrace kiss reconcile adopt court woo unite captivate hug hold+hands"},
    {STORY_CUE_BOND, V, 9, "stay share join trust forgive sit+with smile live+together"},
    {STORY_CUE_BOND, N, 12,
     "friendship marriage wedding love bond connection bride groom lover engagement friend trust"},

    {STORY_CUE_BREAK, V, 16,
     "divorce abandon desert betray quarrel separate jilt disown forsake argue blame accuse reproach"},
    {STORY_CUE_BREAK, V, 9, "part leave break insult scold sneer shout deny"},
    {STORY_CUE_BREAK, N, 12, "quarrel divorce parting betrayal separation argument dispute reproach shame insult"},

    {STORY_CUE_FIGHT, V, 16,
     "fight attack strike hit beat chase seize imprison arrest threaten wound shoot stab defeat conquer besiege "
     "assault punch slap rebuke overpower crucify whip scourge invade"},
    {STORY_CUE_FIGHT, V, 9, "pursue capture catch grab throw break destroy bind push cast+out struggle"},
    {STORY_CUE_FIGHT, N, 12,
     "fight battle war attack prison blow sword weapon enemy captive prisoner duel soldier army"},

    {STORY_CUE_TRICK, V, 16,
     "deceive trick cheat disguise lie+to hide pretend fool conceal mislead betray+to forge feign dupe trap"},
    {STORY_CUE_TRICK, V, 8, "lie bribe plot mock tempt steal+away sneak"},
    {STORY_CUE_TRICK, N, 12, "trick disguise trap lie deception fraud mask hoax snare pretence plot bribe percentage"},

    {STORY_CUE_DIE, V, 16, "die kill murder bury drown perish poison slay execute expire starve behead hang"},
    {STORY_CUE_DIE, V, 8, "bleed sicken fall+ill faint sink"},
    {STORY_CUE_DIE, N, 12, "death funeral corpse grave burial murder tomb coffin killer"},
    {STORY_CUE_DIE, W, 12, "dead lifeless"},

    {STORY_CUE_FAME, V, 15,
     "praise condemn reward punish acclaim honour honor admire celebrate glorify applaud judge sentence revere worship "
     "acquit crown"},
    {STORY_CUE_FAME, V, 8, "spread mock recognise recognize exhibit hang award seek+out"},
    {STORY_CUE_FAME, N, 13,
     "reputation fame renown praise honour honor award recognition verdict prize celebrity acclaim applause glory "
     "punishment rumour rumor gallery exhibition magazine newspaper article reverence medal"},
    {STORY_CUE_FAME, W, 9, "renowned famous celebrated notorious best"},

    {STORY_CUE_CHANGE, V, 14,
     "change transform become turn+into turn+to grow fade bring+out wither ripen shrink swell rot improve worsen alter "
     "cease recover vanish melt"},
    {STORY_CUE_CHANGE, V, 8, "turn fail burn open break close fall dry"},
    {STORY_CUE_CHANGE, N, 10, "change transformation ruin growth miracle decay failure"},
    {STORY_CUE_CHANGE, W, 8, "anymore suddenly instead"},

    {STORY_CUE_CODA, W, 10, "ever forever nowadays still today moral certain constant afterwards henceforth"},
};
const size_t story_cue_row_count = sizeof story_cue_rows / sizeof *story_cue_rows;

/* Verbs of the table above that rules for -s, -ed and -ing do not lead back to their lemma. */
const story_cue_irregular story_cue_irregulars[] = {
    {"arose", "arise"},
    {"ate", "eat"},
    {"beaten", "beat"},
    {"became", "become"},
    {"began", "begin"},
    {"begun", "begin"},
    {"beheld", "behold"},
    {"bled", "bleed"},
    {"blew", "blow"},
    {"blown", "blow"},
    {"bore", "bear"},
    {"bought", "buy"},
    {"bound", "bind"},
    {"broke", "break"},
    {"broken", "break"},
    {"brought", "bring"},
    {"built", "build"},
    {"burnt", "burn"},
    {"came", "come"},
    {"caught", "catch"},
    {"chose", "choose"},
    {"chosen", "choose"},
    {"died", "die"},
    {"drawn", "draw"},
    {"drew", "draw"},
    {"driven", "drive"},
    {"drove", "drive"},
    {"dying", "die"},
    {"fallen", "fall"},
    {"fed", "feed"},
    {"fell", "fall"},
    {"felt", "feel"},
    {"fled", "flee"},
    {"flew", "fly"},
    {"flown", "fly"},
    {"forbade", "forbid"},
    {"forbidden", "forbid"},
    {"forgave", "forgive"},
    {"forgiven", "forgive"},
    {"forsaken", "forsake"},
    {"forsook", "forsake"},
    {"fought", "fight"},
    {"found", "find"},
    {"gave", "give"},
    {"given", "give"},
    {"gone", "go"},
    {"got", "get"},
    {"grew", "grow"},
    {"grown", "grow"},
    {"heard", "hear"},
    {"held", "hold"},
    {"hid", "hide"},
    {"hidden", "hide"},
    {"hung", "hang"},
    {"kept", "keep"},
    {"knew", "know"},
    {"known", "know"},
    {"lain", "lie"},
    {"lay", "lie"},
    {"left", "leave"},
    {"lent", "lend"},
    {"lit", "light"},
    {"lost", "lose"},
    {"lying", "lie"},
    {"made", "make"},
    {"met", "meet"},
    {"paid", "pay"},
    {"ran", "run"},
    {"ridden", "ride"},
    {"risen", "rise"},
    {"rode", "ride"},
    {"rose", "rise"},
    {"said", "say"},
    {"sang", "sing"},
    {"sank", "sink"},
    {"sat", "sit"},
    {"saw", "see"},
    {"seen", "see"},
    {"sent", "send"},
    {"sewn", "sew"},
    {"shone", "shine"},
    {"shot", "shoot"},
    {"shown", "show"},
    {"shrank", "shrink"},
    {"slain", "slay"},
    {"slew", "slay"},
    {"sold", "sell"},
    {"sought", "seek"},
    {"spoke", "speak"},
    {"spoken", "speak"},
    {"stole", "steal"},
    {"stolen", "steal"},
    {"stood", "stand"},
    {"stricken", "strike"},
    {"strode", "stride"},
    {"struck", "strike"},
    {"sung", "sing"},
    {"sunk", "sink"},
    {"swam", "swim"},
    {"swollen", "swell"},
    {"swore", "swear"},
    {"sworn", "swear"},
    {"taken", "take"},
    {"taught", "teach"},
    {"thought", "think"},
    {"threw", "throw"},
    {"thrown", "throw"},
    {"told", "tell"},
    {"took", "take"},
    {"understood", "understand"},
    {"wept", "weep"},
    {"went", "go"},
    {"withdrew", "withdraw"},
    {"woke", "wake"},
    {"won", "win"},
    {"wore", "wear"},
    {"worn", "wear"},
    {"wove", "weave"},
    {"woven", "weave"},
    {"written", "write"},
    {"wrote", "write"},
    {"tying", "tie"},
    {"overheard", "overhear"},
    {"swept", "sweep"},
    {"crept", "creep"},
    {"shook", "shake"},
    {"shaken", "shake"},
    {"dealt", "deal"},
    {"led", "lead"},
};
const size_t story_cue_irregular_count = sizeof story_cue_irregulars / sizeof *story_cue_irregulars;
