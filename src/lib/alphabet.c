/* SPDX-License-Identifier: MIT */
#include "alphabet.h"

#include "chars.h"

#include <string.h>

enum {
    LETTERS_MOST = 40,
    WORD_MOST = 9,    /* letters of a word in the lists */
    WORDS_ENOUGH = 5, /* of one language: more would tell no more */
};

/* Letters: of the Unicode CLDR's main and auxiliary exemplar characters, what
   is usual in text; with every foreign letter of the auxiliary ones all would
   fit.  Words: frequent ones, of ASCII letters. */
static const struct {
    uint16_t letters[LETTERS_MOST];
    const char *words; /* a space before and after each */
} alphabets[] = {
    /* French, Walloon */
    {u"àâæçéèêëîïôœùûüÿñ",
     " a au avec ce cette dans de des du en est et il la le les ou"
     " par pas plus pour que qui sont sur un une "},
    /* German */
    {u"äöüßé", " als auf bei das dem den der des die ein eine im in ist kann"
               " mit nicht oder sie und von werden wird zu "},
    /* Spanish, Galician */
    {u"áéíóúñü", " a al ao as como con da de del do el en es esta este la las"
                 " lo los no o os para por que se su un una unha "},
    /* Portuguese */
    {u"áàâãçéêíóôõúü",
     " a ao as com como da das de do dos em esta este mais na no o"
     " os ou para por que se um uma "},
    /* Italian */
    {u"àèéìíîòóù",
     " ai al alla che come con da dal degli dei del della delle di"
     " e gli ha i il in la le lo nei nel non per questa questo se"
     " si sia sono sul suo tra un una "},
    /* Dutch, Afrikaans */
    {u"éëïóöüèáêç", " aan als bij dat de deze die een en geen het in is kan met"
                    " naar nie niet of om op te uw van vir voor wordt zijn "},
    /* Swedish, Finnish */
    {u"äåöé", " av den det du ei en ett har i inte ja joka kan kun med och"
              " om on ovat se som tai till voit "},
    /* Danish, Norwegian */
    {u"æøåéòôêè", " af at av de den det du eller en er et for fra har i ikke"
                  " kan med og om skal som til "},
    /* Icelandic, Faroese */
    {u"áðéíóúýþæöø", " av ef ekki er eru fyrir hefur ikki og sem til um vera "},
    /* Catalan, Occitan */
    {u"àçèéíïòóúü",
     " al amb aquest com dau de del dels el els en es la les lo no"
     " o pas per que se un una "},
    /* Friulian */
    {u"àèìòùâêîôûç", " al che cun dal di il in la lis no par si su un une "},
    /* Breton */
    {u"êñùüéâô", " a al an ar da e en eus evit gant ha un ur war "},
    /* Gaelic, Irish */
    {u"àèìòùáéíóú",
     " a agus air airson an ann ar chun do don go gu is le leis na"
     " nach no tha "},
    /* Frisian */
    {u"âêôûéëïúöü", " as de dizze en fan foar in is it kin mei net oan op te"
                    " wurde yn "},
    /* Welsh */
    {u"áâêîïôöûŵŷ", " ar ei gan i mae neu nid o wedi y yn yr "},
    /* Albanian */
    {u"çëé", " dhe do duke e i kjo ky me nga nuk ose si tek "},
    /* Polish, Sorbian */
    {u"ąćęłńóśźżěřšč",
     " ale by dla do i jako jest lub ma na nie o od oraz plik po"
     " przez przy tego ten tylko w z za ze "},
    /* Czech */
    {u"áčďéěíňóřšťúůýž",
     " a bude by do i jako je jen jsou k na nebo o od po pokud"
     " pouze pro s se tento v ve z za ze "},
    /* Slovak */
    {u"áäčďéíĺľňóôŕšťúýž",
     " a ako akom alebo bude by do ho i je k ktory len na nie o od"
     " po pod pre pri s sa so tento v vo z za zo "},
    /* Hungarian */
    {u"áéíóöőúüű",
     " a az csak egy el ez ha hogy is lehet meg mint nem vagy van "},
    /* Romanian */
    {u"ăâîșț", " a acest al ca care cu de din este la mai nu o pe pentru sau"
               " se sunt un "},
    /* with the cedillas of its charsets */
    {u"ăâîşţ", " a acest al ca care cu de din este la mai nu o pe pentru sau"
               " se sunt un "},
    /* Bosnian, Croatian, Serbian, Slovene */
    {u"čćđšž", " ako ali biti bo da do i ili iz je kao ki koji lahko na ne"
               " nije o od po pri s sa se su ta to u v z za "},
    /* Estonian */
    {u"äõöüšž", " ei et ja kui mis ning ole on pole saab seda see selle "},
    /* Lithuanian */
    {u"ąčęėįšųūž",
     " apie ar arba bet buti buvo dar gali i iki ir jau jei jo jos"
     " kad kai kaip kas kurie kuris ne nuo pagal per po prie rasti"
     " rodyti su tai taip tik to turi visi yra "},
    /* Latvian, Maori */
    {u"āčēģīķļņōŗšūž",
     " ar he i ir ja kas ki ko lai nav nga no par pie te tikai un"
     " uz vai "},
    /* Turkish, Azerbaijani, Kurdish */
    {u"çğıöşüâîûəêñ",
     " bir bu da daha de edin gibi her ile ne olan olarak ve veya"
     " ya "},
    /* Maltese */
    {u"ċġħżàèìòù", " biex dan din ghal il jew li ma minn ta u "},
    /* Esperanto */
    {u"ĉĝĥĵŝŭ", " al de el en estas kaj kun la ne por pri sur "},
    /* Vietnamese: the rest is above U+024F */
    {u"àáâãèéêìíòóôõùúýăđĩũơư", " cho con hay khi ra sang theo trong xem "},
};

enum { ALPHABETS = sizeof alphabets / sizeof *alphabets };

_Static_assert((int)ALPHABETS == (int)FX_ALPHABET_COUNT, "a counter for each");

/* ---- The words ------------------------------------------------------------- */

static bool is_ascii_letter(uint32_t c)
{
    return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* The word that begins at `first`, in small letters, and a space.  Returns its
   length without that; one of more than WORD_MOST is unfinished. */
static size_t copy_word(const struct fx_line *line, size_t first,
                        char word[WORD_MOST + 1])
{
    size_t len = 0;
    for (size_t i = first;
         i < line->count && is_ascii_letter(line->chars[i].code_point);
         i++, len++)
        if (len < WORD_MOST)
            word[len] = (char)(line->chars[i].code_point | 0x20);
    if (len <= WORD_MOST)
        word[len] = ' ';
    return len;
}

/* Is it a whole word that a list may have? */
static bool is_whole(const struct fx_line *line, size_t first, size_t len)
{
    size_t end = first + len;
    return len > 0 && len <= WORD_MOST &&
           (first == 0 || line->chars[first - 1].code_point < 0x80) &&
           (end == line->count || line->chars[end].code_point < 0x80);
}

/* `word` ends in a space, which is not in `len`. */
static bool has_word(const char *words, const char *word, size_t len)
{
    const char *end = words + strlen(words);
    while ((words = memchr(words, *word, (size_t)(end - words))) &&
           len < (size_t)(end - words)) {
        if (words[-1] == ' ' && memcmp(words, word, len + 1) == 0)
            return true;
        words++;
    }
    return false;
}

/* Adds a word to all languages that have it.  Returns whether one has had
   enough. */
static bool count_word(const char *word, size_t len,
                       struct fx_alphabet_words *words)
{
    bool is_enough = false;
    for (unsigned i = 0; i < ALPHABETS; i++) {
        words->count[i] += has_word(alphabets[i].words, word, len);
        is_enough |= words->count[i] >= WORDS_ENOUGH;
    }
    return is_enough;
}

void fx_alphabet_count(const struct fx_line *line,
                       struct fx_alphabet_words *words)
{
    char word[WORD_MOST + 1];
    bool is_enough = false;
    memset(words, 0, sizeof *words);
    for (size_t i = 0, len; i < line->count && !is_enough; i += len + 1) {
        len = copy_word(line, i, word);
        if (is_whole(line, i, len))
            is_enough = count_word(word, len, words);
    }
}

/* ---- The letters ------------------------------------------------------------ */

static bool has_letter(const uint16_t *letters, uint32_t letter)
{
    while (*letters && *letters != letter)
        letters++;
    return *letters != 0;
}

/* The alphabets that have a letter, as bits. */
static uint32_t find_alphabets(uint32_t letter)
{
    uint32_t found = 0;
    for (unsigned i = 0; i < ALPHABETS; i++)
        found |= (uint32_t)has_letter(alphabets[i].letters, letter) << i;
    return found;
}

/* The alphabets that have all letters of a line. */
static uint32_t find_fitting(const struct fx_line *line)
{
    uint32_t fitting = (UINT32_C(1) << ALPHABETS) - 1;
    for (size_t i = 0; i < line->count && fitting; i++) {
        uint32_t c = fx_chars_lower(line->chars[i].code_point);
        if (c >= 0xC0 && c < 0x250 && fx_chars_kind(c) == FX_CHARS_LETTER)
            fitting &= find_alphabets(c);
    }
    return fitting;
}

unsigned fx_alphabet_misfit(const struct fx_line *line,
                            const struct fx_alphabet_words *words)
{
    uint32_t fitting = find_fitting(line);
    unsigned most = 0, most_fitting = 0;
    for (unsigned i = 0; i < ALPHABETS; i++) {
        unsigned count = words->count[i];
        most = count > most ? count : most;
        if (fitting >> i & 1)
            most_fitting = count > most_fitting ? count : most_fitting;
    }
    return fitting ? most - most_fitting : FX_ALPHABET_NONE;
}
