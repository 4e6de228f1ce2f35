import { describe, expect, it } from '@jest/globals';
import { EdtfError } from './edtf-error.js';
import { parseEdtf } from './parse-edtf.js';

/** The message it is refused with; '' where it is not. */
function refusal(text: string): string {
  try {
    parseEdtf(text);
    return '';
  } catch (error) {
    return error instanceof EdtfError ? error.message : `not an EdtfError: ${String(error)}`;
  }
}

describe('parseEdtf refuses', () => {
  it.each([
    // The calendar
    ['2017-02-30', '2017-02-30 is not in the calendar: the days of 2017-02 run from 01 to 28.'],
    ['2021-02-29', '2021-02-29 is not in the calendar: the days of 2021-02 run from 01 to 28.'],
    ['1900-02-29', '1900-02-29 is not in the calendar: the days of 1900-02 run from 01 to 28.'],
    ['2021-04-31?', '2021-04-31 is not in the calendar: the days of 2021-04 run from 01 to 30.'],
    ['2021-04-00', '2021-04-00 is not in the calendar: the days of 2021-04 run from 01 to 30.'],
    ['[2019..2021-02-29]', '2021-02-29 is not in the calendar: the days of 2021-02 run from 01 to 28.'],
    ['2021-13', /^2021-13: there is no month 13\. Months run from 01 to 12; 21 is spring/],
    ['2021-00', /there is no month 00/],
    ['2021-25', /there is no month 25/],
    ['2021-13-01', /there is no month 13/],
    ['2020-21-05', '2020-21-05: a season has no days. Write 2020-21, or the month and day.'],
    ['9999-24', '9999-24: this winter would end in the year 10000; years run from 0001 to 9999.'],
    // Years
    ['0000', '0000: years run from 0001 to 9999; there is no year 0000.'],
    ['0000-05', /there is no year 0000/],
    ['000X', '000X would include the year 0000; years run from 0001 to 9999. Write [0001..0009].'],
    ['00XX', '00XX would include the year 0000; years run from 0001 to 9999. Write [0001..0099].'],
    ['Y17E7', 'Y17E7 is a year of many digits: years run from 0001 to 9999, in four digits and without Y.'],
    ['Y170000002', /is a year of many digits/],
    ['-0001', '-0001 has a sign: years run from 0001 to 9999, without one.'],
    ['+2020', /has a sign/],
    ['12020', /has more than four digits where the year stands/],
    ['20', /is not a year of four digits\. Write 0019 for the year 19, 19XX/],
    ['201', /is not a year of four digits\. Write 0201 for the year 201, 201X/],
    // Form
    ['', 'The date is empty. Leave it out, or write XXXX where none is known.'],
    ['2020-05-17T10:00', '2020-05-17T10:00 has a time of day: only days are kept. Write 2020-05-17.'],
    ['2020-05-17T10:00:00Z', /has a time of day/],
    ['2020-05-17T10:00/2020-05-18', /has a time of day/],
    ['20200517', '20200517 lacks its hyphens. Write 2020-05-17.'],
    ['2020-5', '2020-5 has a month or day of one digit. Write two: 2020-05-07.'],
    ['2020-5-17', /has a month or day of one digit/],
    ['2020.05.17', '2020.05.17 has other separators than hyphens. Write 2020-05-17.'],
    ['17/05/2020', /has more than one slash\. Write a period as 1999\/2001/],
    ['199x', '199x masks digits with a small x. Write a capital: 199X.'],
    ['may2020', /has small letters: months and seasons are numbers/],
    ['2020-', /^2020- is not a date\. Write 2020, 2020-05/],
    ['1950S2', /is not a date/],
    // Masks and marks of level 2
    ['1XXX', /masks the wrong digits of the year/],
    ['X999', /masks the wrong digits of the year/],
    ['19X0', /masks part of a number/],
    ['2004-1X', /masks part of a number/],
    ['2004-01-1X', /masks part of a number/],
    ['199X-05', '199X-05: digits are masked from the right, so a masked year stands alone. Write 199X.'],
    ['199X-XX', /a masked year stands alone/],
    ['1985-XX-15', /a known day needs a known month\. Write 1985-XX-XX\.$/],
    ['XXXX-12-25', /where the year is not known, nothing else is/],
    ['XXXX?', /where the year is not known, nothing else is/],
    ['2020/XXXX', /where the year is not known, nothing else is.*leave the end of an interval empty/i],
    ['2004?-06', /has \?, ~ or % before its end/],
    ['?2004', /has \?, ~ or % before its end/],
    ['2004-06-~11', /has \?, ~ or % before its end/],
    ['2020?~', /has \?, ~ or % before its end/],
    // Several dates
    ['[1999,2001]', /^\[1999,2001\] lists several dates\. Record each as an event of its own/],
    ['{1999,2001}', /lists several dates/],
    ['{1999..2001}', /lists several dates/],
    // Ranges
    ['[..]', '[..] says nothing. Write XXXX where no date is known.'],
    ['[2020]', /one \.\. stands between its dates/],
    ['[]', /one \.\. stands between its dates/],
    ['[2019..2020..2021]', /one \.\. stands between its dates/],
    ['[2019...2021]', /is not a date/],
    ['[2019..2021', /is not a range/],
    ['[2019..2021]?', /marks such as \? go behind its dates/],
    ['[2019/2021]', /is not a range/],
    ['[2019..2020]/2021', /is not a range/],
    ['2019..2021', /has dots outside brackets/],
    ['2021]', /is not a date/],
    ['[2021..2019]', '[2021..2019] ends before it starts: 2019 comes before 2021. Write the earlier first.'],
    ['[2020-05..2020-04-30]', /ends before it starts/],
    // Intervals
    ['2021/2019', '2021/2019 ends before it starts: 2019 comes before 2021. Write the earlier first.'],
    ['2020-22/2020-05', /ends before it starts/],
    ['/', '/ says nothing. Write XXXX where no date is known.'],
    ['../..', /says nothing/],
    ['../', /says nothing/],
    ['2019/2020/2021', /has more than one slash/],
    ['2019/[2020..2021]', /is not a date/],
    // Characters
    [' 2020', 'A date has no spaces or line breaks. Write 2020-05-17.'],
    ['2020\n', /no spaces or line breaks/],
    ['2020\u00a0', /no spaces or line breaks/],
    ['٢٠٢٠', /this text has the character U\+0662\.$/],
    ['２０２０', /this text has the character U\+FF12\.$/],
    ['2020–2021', /this text has the character U\+2013\.$/],
    ['\u202e2020', /this text has the character U\+202E\.$/],
    ['2020\u0000', /this text has the character U\+0000\.$/],
    ['20𝟐0', /this text has the character U\+1D7D0\.$/],
    ['\ud800', /this text has the character U\+D800\.$/],
    ['2020-05-17'.repeat(5), 'A date has at most 40 characters; this text has 50.'],
  ])('%p', (text, message) => {
    if (typeof message === 'string') expect(refusal(text)).toBe(message);
    else expect(refusal(text)).toMatch(message);
  });

  it('does not remember what it refused', () => {
    expect(refusal('2021-02-29')).not.toBe('');
    expect(refusal('2021-02-29')).not.toBe('');
  });

  it('is named for what it is', () => {
    expect(new EdtfError('x')).toMatchObject({ name: 'EdtfError', message: 'x' });
  });
});
