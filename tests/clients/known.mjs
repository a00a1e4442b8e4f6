// What a fuzzer knows of the record: identities, keys, cursors, words and revisions from the answers that it got, to be
// handed in again; and what nobody would hand in.

/** How much is remembered of each. */
const MOST = 400;

export class Known {
  #lists = new Map();

  /** Remembers a value of a sort, in place of an older one where there are many. */
  add(sort, value) {
    const list = this.#lists.get(sort) ?? [];
    this.#lists.set(sort, list);
    if (list.length < MOST) {
      if (!list.includes(value)) {
        list.push(value);
      }
    } else {
      // Which one goes depends on the value alone, so that a run can be repeated.
      list[String(value).length * 31 % MOST] = value;
    }
  }

  /** Values of a sort that came from answers. */
  all(sort) {
    return this.#lists.get(sort) ?? [];
  }

  /** Remembers what an answer holds. Aliases are `x1_name`. */
  learn(value, under = '') {
    if (Array.isArray(value)) {
      value.forEach(one => this.learn(one, under));
    } else if (value !== null && typeof value === 'object') {
      for (const [alias, inner] of Object.entries(value)) {
        this.learn(inner, alias.replace(/^x\d+_/, ''));
      }
    } else if (typeof value === 'string' && value.length < 300) {
      if (/[cC]ursor$/.test(under)) {
        this.add('cursor', value);
      } else if (/^(id|nodeId|mergeId|deletedId)$/.test(under)) {
        this.add('id', value);
      } else if (under === 'key') {
        this.add('key', value);
      } else if (/^(name|title|text|label|otherName)$/.test(under)) {
        this.add('word', value);
      } else if (/^\d{4}(-\d\d){0,2}/.test(value)) {
        this.add(/T/.test(value) ? 'instant' : 'day', value);
      }
    } else if (typeof value === 'number' && under === 'revision') {
      this.add('revision', value);
    }
  }
}

export const oddTexts = [
  '', ' ', '\u0000', '\u0001\u0008\u001f', '\ufeff', '\u202eabc', 'é'.normalize('NFD'), '𝒜🏊', '한국어', '\ud800', 'ß', 'İ', 'ﬀ',
  "'", '"', '\\', '%', '_', '*', '"*"', '-', '--', ';', "' or 1=1 --", 'NEAR(', 'a AND', 'OR', 'NOT x', '(', ')', '{', '^', ':', 'a:b', '..', '../../etc/passwd',
  '<script>', '${7*7}', 'null', 'true', '0', '-1', '1e309', 'NaN', '\r\n', 'x'.repeat(300), 'x'.repeat(20_000), 'ä'.repeat(5_000), 'a '.repeat(3_000), '"'.repeat(500), '%'.repeat(500),
  'person:', ':', 'person:x:y', 'nothing:at-all', 'person:nobody', 'PERSON:hub', 'person:\u0000', 'topic:' + 'x'.repeat(5_000),
];
export const oddNumbers = [0, 1, -1, 2, 3, 20, 199, 200, 201, 1_000, 65_536, 2_147_483_647, -2_147_483_648, 2_147_483_648, 9_007_199_254_740_993, 1e20];
export const oddFloats = [0, -0, 1.5, -1, 1e308, -1e308, 5e-324, 0.1, 1e-10];
export const oddDays = [
  '2022-02-30', '0000-01-01', '0001-01-01', '-0001-01-01', '9999-12-31', '10000-01-01', '2022-13-01', '2022', '2022-02', '2022-1', '2022-02-07T00:00:00Z', '20220207', '',
  '..', '/', '2022/2023', '2022-02-07/..', '../2022', '2023/2022', '2022?', '2022~', '2022%', '20XX', '2022-XX', '2022-02-XX', 'Y170000', '-9999', '2022-21', '[2021,2022]', '{2021..2022}', '1000-01-01', '3000-01-01',
];
export const oddInstants = [
  '2022-02-07T00:00:00Z', '2022-02-07T24:00:00Z', '2022-02-07T23:59:60Z', '0000-01-01T00:00:00Z', '9999-12-31T23:59:59.999999999+23:59', '2026-01-01T00:00:00+99:99', '2022-02-07', '', '-0001-01-01T00:00:00Z',
  '3000-01-01T00:00:00Z', '+262142-12-31T23:59:59Z', '1969-12-31T23:59:59Z',
];
