import { BadRequestException, NotFoundException } from '@nestjs/common';
import { problemOf } from './problem.filter';

describe('a problem', () => {
  it('names the address that does not exist', () => {
    expect(problemOf(new NotFoundException(), '/nowhere')).toEqual({
      type: 'about:blank',
      title: 'Not Found',
      status: 404,
      detail: 'There is nothing at /nowhere.',
    });
  });

  it('passes on why a request was refused', () => {
    expect(problemOf(new BadRequestException('The date is not a date.'), '/x')).toMatchObject({
      status: 400,
      detail: 'The date is not a date.',
    });
  });

  it('never shows the inside of a defect', () => {
    const problem = problemOf(new Error('password authentication failed for user "fairplace"'), '/x');
    expect(problem.status).toBe(500);
    expect(JSON.stringify(problem)).not.toContain('password');
  });
});
