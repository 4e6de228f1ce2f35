/**
 * A key that orders article numbers as a reader would: 9 before 10, 206 before 206-1 before 206.1 before 207. Each run
 * of digits is padded to ten; longer runs keep their length, which still orders them after shorter ones.
 */
export function numberKey(number: string): string {
  return number.toLowerCase().replace(/\d+/g, (digits) => digits.replace(/^0+(?=\d)/, '').padStart(10, '0'));
}
