/** What whoever sends an application declares. A new wording is a new version; what was sent says which one it was. */
export const declaration = {
  version: '2027-1',
  says: [
    'I have parental responsibility for the child, or act for somebody who has.',
    'What I have said is true as far as I know.',
    'I know that a place may be taken back if it was offered because of something that I knew to be false or misleading (2.13).',
    'I shall tell the authority at once if the child moves, or if anything else that I have said changes.',
  ],
} as const;
