/** Sentences of the findings in English: code, or code.variant; {name} is a value. The clauses' words follow by themselves. */
export const findingTextsEn: Record<string, string> = {
  'bounds-contradict.settled':
    '"{title}": two rules contradict each other, {first} and {second}; by reading {reading}: {choiceText}.',
  'bounds-contradict.open':
    '"{title}": two rules contradict each other, {first} and {second}; no reading says which holds.',
  'quota-infeasible.never':
    '"{title}" cannot fill its places: {units} units × at most {perUnit} = {capacity}, fewer than {places} places ({bound}). Unless one person takes several, places stay empty.',
  'quota-infeasible.never-unless-read-otherwise':
    '"{title}" read as {bound} cannot fill its places: {units} units × at most {perUnit} = {capacity}, fewer than {places} places; reading {reading} takes: {choiceText}; {asRead}.',
  'quota-infeasible.worst-case':
    '"{title}" may not fill its places: if each of {units} units puts up the least, {perUnit}, there are {capacity}, fewer than {places} places ({bound}); at the upper bound: {asRead}.',
  'data-after-deadline.settled':
    '"{title}" is due on {due}, but what it rests on, "{needTitle}", is there on {completeOn} at the earliest; by reading {reading}: {choiceText}.',
  'data-after-deadline.open':
    '"{title}" is due on {due}, but what it rests on, "{needTitle}", is there on {completeOn} at the earliest.',
  'reading-open.default':
    '{reading} {question} The document leaves it open; by default: {choiceText}. Options: {options}. Nobody has decided yet.',
  'reading-open.decided':
    '{reading} {question} The document leaves it open; taken: {choiceText}, decided by {decidedBy}. Options: {options}.',
  'weights-sum.total': 'The indicators’ points {parts} = {sum}, not the total of {full}.',
  'weights-sum.parts': 'The parts of "{title}" {parts} = {sum}, not its {full} points.',
  'weights-sum.mix': 'The weights of "{title}" {parts} = {sum}, not {full}.',
  'curve-undeclared.by-reading':
    '"{title}": the document gives no curve from actual ÷ baseline to points; reading {reading} takes: {choiceText}.',
  'curve-undeclared.no-points':
    '"{title}" takes a piecewise curve without proper points (two or more, ratios rising, shares between 0 and 1 and never falling).',
  'indicator-unlawful':
    '"{title}" ({points} points) appraises by fines or confiscations; {law}{article} forbids that since {from}, and this campaign lasts until {campaignTo}.',
  'clause-unknown': '{where} ({title}) names clause {clause}, which is not in the table of clauses.',
  'window-outside-campaign.scored':
    '"{what}", {from} to {to}, lies outside the campaign, {campaignFrom} to {campaignTo}.',
  'window-outside-campaign.unscored':
    '"{what}", {from} to {to}, lies outside the campaign, {campaignFrom} to {campaignTo} (not scored; kept as the document has it).',
  'window-outside-campaign.backwards': '"{what}" begins on {from} and ends before that, on {to}.',
  'unreachable-award.twice': '"{title}" is given from the same list as an award before it: nobody can get it.',
  'unreachable-award.more-than-units': '"{title}" has {places} places, but there are only {units} units.',
  'unreachable-award.not-scored': '"{title}": no indicator gives points at this level.',
  'unreachable-award.no-nomination': '"{title}" asks for a nomination, but nobody may nominate for it.',
  'unreachable-award.no-industry': '"{title}" is given for industry reports, but no industry is listed.',
  'unreachable-award.no-files': '"{title}" is given for case files, but the number of files is zero.',
}

/** Small words that stand inside the sentences. */
export const findingWordsEn = {
  feasible: 'they can be filled (at most {takenCapacity})',
  infeasible: 'they still cannot be filled (at most {takenCapacity})',
  unbounded: 'there is no upper bound, they can be filled',
}
