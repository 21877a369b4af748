/** Elements that HTML knows; `<none>` and `<nil>` are words of the cluster. */
const KNOWN =
  `a abbr address applet area article aside audio b base bdi bdo big blink blockquote body br button canvas center cite
  code col data datalist dd del details dfn dialog dir div dl dt em embed fieldset figure font footer form frame frameset h1 h2 h3
  h4 h5 h6 head header hr html i iframe img image input ins isindex kbd keygen label legend li link listing main map mark marquee
  math menu meta meter nav noscript object ol optgroup option output p param picture plaintext portal pre progress q rp rt ruby s
  samp script section select slot small source span strike strong style sub summary sup svg table tbody td template textarea tfoot
  th thead time title tr track tt u ul var video wbr xmp at`
    .trim()
    .split(/\s+/)
    .join('|');

/** Elements whose content is no text. */
const WHOLE =
  /<\s*(script|style|iframe|object|embed|noscript|template|svg|math|textarea|title|xmp)\b[\s\S]*?(?:<\/\s*\1\s*>|$)/gi;
const COMMENT = /<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[|<!doctype[^>]*>|<\?[\s\S]*?\?>/gi;
const ELEMENT = new RegExp(String.raw`<\s*/?\s*(?:${KNOWN})(?:[\s/][^<>]*)?(?:>|$)`, 'gim');
/** Any other with attributes, such as an element of somebody's own. */
const WITH_ATTRIBUTES = /<\/?[a-z][\w:-]*[\s/]+[\w:@.-]+\s*=[^<>]*>?/gi;

/** A text without HTML. What is taken out may leave new elements behind, so it is done until nothing is left. */
export const withoutHtml = (text: string): string => {
  let left = text;
  for (let before = ''; left !== before;) {
    before = left;
    left = [COMMENT, WHOLE, ELEMENT, WITH_ATTRIBUTES].reduce((rest, part) => rest.replaceAll(part, ''), left);
  }
  return left;
};
