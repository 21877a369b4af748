import type { NameBook, NameKind } from './name-book.js';

const NAME = String.raw`([a-z0-9][a-z0-9.-]{0,250}[a-z0-9])`;

/** `namespace=x`, `"pod":"x"`, `pod "x"`, `node/x`: a name behind the word for what it is of. */
const ANNOUNCED = new RegExp(
  String.raw`\b(namespace|pod|node|host(?:name)?|instance)s?(?:\\{0,3}["']?[ \t]{0,2}[:=]~?[ \t]{0,2}\\{0,3}["']?|[ \t]\\{0,3}["']|\/)${NAME}`,
  'gi',
);
/** `Pod/shop/cart-0`, `Node/worker-1`, `Deployment/shop/cart`. */
const KEY = new RegExp(String.raw`\b([A-Z][A-Za-z]{2,40})\/${NAME}(?:\/${NAME})?`, 'g');
/** `cart-7d9f8c6b5d-x7k2p` and `cart-x7k2p`: what a controller calls its pods, by the letters that it uses. */
const POD =
  /(?<![\w.-])[a-z0-9][a-z0-9-]{0,200}-[bcdf-hj-np-tv-xz2456789]{6,10}-[bcdf-hj-np-tv-xz2456789]{5}(?![\w-])/g;
/** Names that networks of their own end with, and nodes of clouds. */
const HOST =
  /(?<![\w.-])(?:[a-z0-9-]{1,63}\.){1,8}(?:internal|local|localdomain|lan|corp|intra|intranet|intern|home|private|amazonaws\.com)(?![\w-])/gi;
const CLOUD_NODE =
  /(?<![\w.-])(?:ip-\d{1,3}(?:-\d{1,3}){3}|gke-[a-z0-9-]{8,100}|aks-[a-z0-9-]{8,100})(?![\w-])/g;
/** The host of a URL outside of the cluster. */
const URL_HOST =
  /:\/\/(?:[^\s/@"'<>]{1,256}@)?((?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24})(?=[:/?#\s"'<>)\\]|$)/gi;
/** A service inside of the cluster: its parts have names of their own. */
const OF_CLUSTER = /\.(?:svc|pod)(?:\.|$)|\.cluster\.local$/i;

const KINDS: Readonly<Record<string, NameKind>> = {
  namespace: 'namespace',
  pod: 'pod',
  node: 'node',
  host: 'host',
  hostname: 'host',
  instance: 'host',
};

/** A host is no word and no address; a namespace, pod or node may be a word. */
const isName = (kind: NameKind, name: string): boolean =>
  !/^[\d.]+$/.test(name) && (kind !== 'host' || (/[.-]/.test(name) && !OF_CLUSTER.test(name)));

function* announced(text: string): Iterable<readonly [NameKind, string]> {
  for (const [, word = '', name = ''] of text.matchAll(ANNOUNCED)) {
    const kind = KINDS[word.toLowerCase()];
    if (kind !== undefined) yield [kind, name];
  }
}

function* keys(text: string): Iterable<readonly [NameKind, string]> {
  for (const [, kind = '', first = '', second] of text.matchAll(KEY)) {
    const own = KINDS[kind.toLowerCase()];
    if (second !== undefined) yield ['namespace', first];
    if (own !== undefined) yield [own, second ?? first];
  }
}

function* byForm(text: string): Iterable<readonly [NameKind, string]> {
  for (const [name] of text.matchAll(POD)) yield ['pod', name];
  for (const [name] of text.matchAll(CLOUD_NODE)) yield ['node', name];
  for (const [name] of text.matchAll(HOST)) yield ['host', name];
  for (const [, name = ''] of text.matchAll(URL_HOST)) yield ['host', name];
}

/** Writes down the names that a text tells of. Linear in the text. */
export const namesInText = (text: string, book: NameBook): void => {
  for (const find of [announced, keys, byForm]) {
    for (const [kind, name] of find(text)) if (isName(kind, name)) book.add(kind, name);
  }
};
