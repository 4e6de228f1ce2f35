import { registerVocabulary } from '@app/kernel';
import type { Role } from './role.js';

/** The roles as the graph names them. */
export const RoleEnum: Readonly<Record<Role, Role>> = {
  RESEARCHER: 'RESEARCHER',
  ADVOCATE: 'ADVOCATE',
  EDITOR: 'EDITOR',
  ADMIN: 'ADMIN',
};

registerVocabulary(RoleEnum, {
  name: 'Role',
  description: 'What an account may do. What it may see is its clearance, which is another matter.',
  meanings: {
    RESEARCHER: 'Reads.',
    ADVOCATE: 'Also records, corrects and submits.',
    EDITOR: 'Also publishes, approves and merges.',
    ADMIN: 'Reads, and manages accounts and tokens; does not record.',
  },
});
