// @ts-check
/**
 * Lets `yarn start`, `yarn test` and `yarn setup` work in a checkout in which nothing is installed yet, as their npm
 * counterparts do. Yarn by itself runs no script before it has installed, which is what these do first.
 */
module.exports = {
  name: 'groundwork-commands',
  /** @param {(id: string) => any} load */
  factory: load => {
    const { BaseCommand } = load('@yarnpkg/cli');
    const { Configuration, Project, execUtils } = load('@yarnpkg/core');
    const { npath, ppath } = load('@yarnpkg/fslib');
    const { Option } = load('clipanion');

    /** @param {string} name */
    const createCommand = name =>
      class extends BaseCommand {
        static paths = [[name]];

        args = Option.Proxy();

        async execute() {
          const { cwd, plugins } = this.context;
          const configuration = await Configuration.find(cwd, plugins);
          const { project, workspace } = await Project.find(configuration, cwd);
          if (!workspace || workspace !== project.topLevelWorkspace) {
            // Another package's script of that name
            return this.cli.run(['run', name, ...this.args], { cwd });
          }
          const script = ppath.join(project.cwd, 'scripts/groundwork.mjs');
          const { code } = await execUtils.pipevp(
            process.execPath,
            [npath.fromPortablePath(script), name, ...this.args],
            {
              cwd: project.cwd,
              stdin: this.context.stdin,
              stdout: this.context.stdout,
              stderr: this.context.stderr,
              end: execUtils.EndStrategy.Never,
            },
          );
          return code;
        }
      };

    return { commands: ['start', 'test', 'setup'].map(createCommand) };
  },
};
