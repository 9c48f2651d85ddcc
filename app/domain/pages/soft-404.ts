import { atStart, titleParts } from './phrase.ts'

/** A page of more words than this says more than that it was not found. */
const FEW_WORDS = 300
/** No phrase of ours is longer. */
const LONGEST = 120

const NOUN =
  '(?:the |this |that |your |our |sorry the )?(?:requested |web |blog )?(?:pages?|url|file|document|article|post|content|resource|product|item|address|story|entry|webpage|listing|recipe|topic|thread|location|link)(?: requested)?'
/** What is a page of its own; a content may be kept from some readers only, and a product is there when it is sold out. */
const ITEM = NOUN.replace('content|resource|', '')
const ADDRESS = NOUN.replace(/\(\?:pages\?\|[^)]*\)/, '(?:pages?|url|document|webpage|link|address|file)')
const WANTED =
  '(?: (?:that |which )?(?:you|youre|youve)(?: (?:are|were|have|had|tried|trying|looking|look|for|to|requested|request|reach|access|find|want|wanted|seeking|entered|visit|open|view|asked|searched|followed))+)?'
const NOT =
  '(?:not|was not|is not|wasnt|isnt|could not be|couldnt be|can not be|cannot be|cant be|were not|has not been)'

const ENGLISH = [
  '(?:http )?(?:status )?(?:error )?(?:code )?404(?: error)?',
  '404(?: error)? page',
  '(?:http )?(?:error )?410(?: error)? gone',
  `${NOUN}${WANTED} ${NOT} found(?: here| on (?:this|the|our) (?:server|site|website))?`,
  `${NOUN}${WANTED} (?:does not|doesnt|no longer|does no longer|does not seem to|doesnt seem to|doesnt appear to|may not|might not) exists?(?: anymore| any more| here)?`,
  `${ITEM}${WANTED} (?:is )?no longer available`,
  `${ADDRESS}${WANTED} (?:(?:isnt|is not|not) |is un|un)available(?: anymore)?`,
  `${NOUN}${WANTED} (?:has been|was|is|may have been|might have been) (?:removed|deleted|missing|lost|gone)`,
  `(?:we |i )?(?:cant|cannot|could not|couldnt|can not|unable to) (?:seem to )?find (?:${NOUN}|what)${WANTED}`,
  '(?:it looks like )?nothing (?:was |has been )?(?:found|to see)(?: here| at this location)?',
  'not found|page missing|missing page|lost page|page lost|no such page|no page found|page (?:un|not )available|nothing here',
  'this isnt the page (?:youre|you are|you were) looking for|(?:you seem|looks like youre|you are|you look) (?:to be )?lost',
]

/** As folded texts have them: without accents (done for us), apostrophes and punctuation. */
const OTHERS = [
  // German
  '(?:die |diese |ihre )?(?:angeforderte |gesuchte |gewünschte |aufgerufene )?(?:seite|inhalt|artikel|datei|dokument|beitrag|url|produkt) (?:wurde |konnte |ist )?(?:leider )?nicht (?:mehr )?(?:gefunden(?: werden)?|vorhanden|verfügbar|existent)',
  '(?:die |diese )?(?:angeforderte |gesuchte |gewünschte |aufgerufene )?seite (?:existiert|gibt es)(?: leider)? nicht(?: mehr)?|nicht gefunden|seite fehlt',
  // French
  '(?:la |cette |votre )?(?:page|article|contenu|document)(?: demandée?| recherchée?| que vous (?:cherchez|recherchez|demandez|avez demandée))? (?:est |semble )?(?:non trouvée?|introuvable|inexistante?|inconnue|pas trouvée|indisponible|nexiste (?:pas|plus)|na pas été trouvée?|na pu être trouvée?)|non trouvée?|contenu introuvable',
  // Spanish
  '(?:la |esta )?(?:página|artículo|contenido|documento)(?: solicitad[ao]| que (?:buscas|busca|estás buscando|está buscando|has solicitado|intentas ver))? (?:no (?:existe|se encuentra|está disponible|fue encontrad[ao]|ha sido encontrad[ao]|se encontró|se ha encontrado|encontrad[ao]|disponible)(?: disponible)?|inexistente)|no encontrad[ao]',
  'no (?:se (?:encontró|encuentra|pudo encontrar|ha encontrado)|hemos encontrado|encontramos|podemos encontrar) (?:la|esta|esa) página(?: solicitada| que (?:buscas|busca|estás buscando))?',
  // Italian
  '(?:la |questa )?(?:pagina|articolo|contenuto|documento)(?: richiest[ao]| cercat[ao]| che (?:stai cercando|cerchi|hai richiesto))? (?:non (?:trovat[ao]|esiste|è stat[ao] trovat[ao]|è (?:più )?disponibile|disponibile)(?: più)?|inesistente)|non trovat[ao]|impossibile trovare la pagina',
  // Portuguese
  '(?:a |esta |essa )?(?:página|artigo|conteúdo)(?: solicitad[ao]| pedida| que (?:você )?(?:procura|está procurando|procurou|solicitou))? (?:não (?:foi )?(?:encontrad[ao]|existe|está disponível|disponível)(?: mais)?|inexistente|indisponível)|não encontrad[ao]',
  // Dutch
  '(?:de |deze )?(?:opgevraagde |gevraagde |gezochte )?pagina(?: die (?:je|u) zoekt)? (?:is |kan |kon |werd )?(?:helaas )?(?:niet (?:meer )?(?:worden )?(?:gevonden|beschikbaar)(?: worden)?|bestaat (?:helaas )?niet(?: meer)?)|niet gevonden',
  // Polish
  'nie (?:znaleziono|odnaleziono)(?: (?:takiej |podanej |tej )?strony)?|(?:podana |ta |szukana |żądana )?stron[ay] (?:nie (?:została znaleziona|istnieje|znaleziona|znaleziono)|nieznaleziona)',
  // Russian, Ukrainian, Bulgarian, Serbian
  '(?:запрашиваемая |запрошенная |эта |данная |такая )?страница(?: которую вы (?:ищете|искали))? (?:не (?:найдена|существует)|удалена)|не найден[ао]|такой страницы (?:нет|не существует)|документ не найден',
  '(?:цю )?сторінк[ауи] не (?:знайдено|знайдена|існує)|не знайдено|такої сторінки не існує|страницата не (?:е намерена|беше намерена|съществува)|страница није пронађена',
  // Czech, Slovak, Croatian, Slovenian
  '(?:požadovaná |hledaná |tato )?stránka (?:nebyla nalezena|nenalezena|neexistuje|nebola nájdená|sa nenašla|nenájdená)|nenalezeno|stranica (?:nije pronađena|ne postoji)|stran(?:i)? (?:ni najdena|ni bilo mogoče najti|ne obstaja)',
  // Swedish, Danish, Norwegian, Finnish
  'sidan(?: du (?:söker|letar efter|sökte))? (?:hittades inte|kunde inte hittas|kan inte hittas|finns inte(?: längre)?|saknas)|hittades inte|vi kan inte hitta sidan',
  'siden(?: du (?:leder efter|leter etter|lette etter|søger))? (?:blev ikke fundet|findes ikke(?: længere)?|kunne ikke findes|kan ikke findes|eksisterer ikke|ble ikke funnet|finnes ikke(?: lenger)?|kunne ikke bli funnet)|(?:side )?ikke (?:fundet|funnet)|(?:vi )?fant ikke siden',
  '(?:hakemaasi |etsimääsi )?sivua? ei (?:löydy|löytynyt|ole olemassa|valitettavasti löytynyt)|ei löytynyt',
  // Turkish, Romanian, Hungarian, Greek
  '(?:aradığınız )?sayfa (?:bulunamad[ıi]|mevcut değil|yok)|bulunamad[ıi]',
  'pagina(?: căutată| solicitată| pe care o căutați)? nu (?:a fost găsită|există|a putut fi găsită|este disponibilă)|pagină negăsită',
  '(?:az? )?(?:keresett |kért )?oldal nem (?:található|létezik)|nem található',
  '(?:η )?σελίδα(?: που (?:ζητήσατε|αναζητάτε|ψάχνετε))? δεν (?:βρέθηκε|υπάρχει)|δεν βρέθηκε',
  // Baltic, Catalan
  'puslapis nerastas|lapa nav atrasta|lehte ei leitud|lehekülge ei leitud|(?:la )?pàgina no (?:trobada|existeix)|no sha trobat la pàgina',
  // Japanese, Chinese, Korean
  '(?:お探しの|ご指定の|指定された|アクセスしようとした|該当する)?(?:ページ|url|記事)[がはを]?(?:見つかりません(?:でした)?|存在しません|ありません|見つからない|削除されました)|見つかりません(?:でした)?',
  '(?:抱歉|对不起|很抱歉|sorry)? ?(?:您|你)?(?:所)?(?:访问|请求|要找|查找|要查看|訪問|要訪問)?(?:的)?(?:该|此|該)?(?:页面|网页|頁面|網頁|文章|内容|資源)(?:不存在|未找到|没有找到|沒有找到|找不到|找不到了|已被删除|已删除|走丢了|丢失了|不見了)(?:了|或已被删除)?',
  '(?:找不到|未找到|無法找到|无法找到|没有找到)(?:您|你)?(?:访问的|请求的|要的)?(?:该|此|該)?(?:页面|頁面|网页|網頁|页|頁)?',
  '(?:요청하신 |찾으시는 )?페이지(?:를|가|을)? ?(?:찾을 수 없(?:습니다|음)|존재하지 않(?:습니다|음)|없습니다)|찾을 수 없(?:습니다|음)|존재하지 않는 페이지(?:입니다)?',
  // Arabic, Persian, Hebrew
  '(?:عذرا )?(?:هذه )?الصفحة (?:المطلوبة |التي تبحث عنها )?(?:غير موجودة|لم يتم العثور عليها)|لم يتم العثور على (?:هذه )?الصفحة|صفحه (?:مورد نظر )?(?:یافت|پیدا) نشد',
  '(?:הדף|העמוד|דף|עמוד) (?:המבוקש )?לא נמצא(?:ה)?',
  // Indonesian, Vietnamese, Thai, Hindi
  'halaman(?: yang anda cari)? tidak (?:ditemukan|tersedia|ada)|tidak ditemukan|không tìm thấy trang|trang(?: bạn (?:tìm|yêu cầu|đang tìm))? không (?:tồn tại|tìm thấy|được tìm thấy)',
  'ไม่พบหน้า(?:ที่คุณต้องการ|ที่ต้องการ|เว็บ|นี้)?|(?:पृष्ठ|पेज) नहीं मिला',
]

/** Words around the phrase that say nothing of their own. */
const FILLERS = [
  'error|http|code|status|oo+ps|oops|whoops|ooh|sorry|were sorry|we are sorry|uh ?oh|oh no|oh dear|hmm+|opps|ouch|yikes|well this is awkward|hey|1',
  'fehler|hoppla|ups|leider|entschuldigung|verzeihung|erreur|désolée?|oups|error|lo sentimos|lo siento|vaya|errore|ops|spiacenti|erro|desculpe|lamentamos',
  'fout|helaas|błąd|przepraszamy|ошибка|извините|к сожалению|помилка|вибачте|грешка|chyba|fel|fejl|feil|beklager|tyvärr|virhe|hata|üzgünüz|eroare|hiba|sajnáljuk|σφάλμα',
  'エラー|申し訳ございません|错误|錯誤|오류|죄송합니다|خطا|عذرا|שגיאה|lỗi|kesalahan|maaf',
]

const CORE = [...ENGLISH, ...OTHERS].map(atStart)
const FILLER = FILLERS.map(atStart)

/**
 * A page that answers 200 and says that there is nothing: few words, and the title or the main heading (or one part of
 * the title between separators) is as a whole a not-found phrase.
 * @returns the phrase, as it stands in the page
 */
export function soft404(page: {
  title: string | null
  headings: string[]
  wordCount: number
}): string | null {
  if (page.wordCount >= FEW_WORDS) return null
  for (const text of [page.title ?? '', ...page.headings]) {
    if (titleParts(text).some(isNotFound)) return text
  }
  return null
}

/** True when a folded text is nothing but "not found", in one of the main languages. */
export function isNotFound(folded: string): boolean {
  return folded.length <= LONGEST && isMadeOf(folded, false)
}

/** True when the text is a row of phrases and fillers to its end, one phrase at least. */
function isMadeOf(rest: string, hasCore: boolean): boolean {
  if (rest === '') return hasCore
  const after = (phrase: RegExp) => {
    const found = phrase.exec(rest)
    return found ? rest.slice(found[0].length) : null
  }
  return (
    CORE.some((phrase) => {
      const left = after(phrase)
      return left !== null && isMadeOf(left, true)
    }) ||
    FILLER.some((phrase) => {
      const left = after(phrase)
      return left !== null && isMadeOf(left, hasCore)
    })
  )
}
