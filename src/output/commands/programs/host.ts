import { worstOf } from '../command-class.js';
import { phrases, words, type Program } from '../program.js';
import type { ShellWord } from '../shell-call.js';

/** Files whose content is a credential. */
const CREDENTIAL_FILE =
  /(?:^|\/)(?:shadow|\.kube\/config|admin\.conf|id_(?:rsa|ed25519|ecdsa)|\.aws\/credentials|\.netrc|\.pgpass|\.docker\/config\.json)$|\/secrets?(?:\/|$)|serviceaccount\/token|\/proc\/\d*(?:self)?\/environ/;

/** Whether a call names a file whose content nobody should print. */
export const namesCredentialFile = (given: readonly ShellWord[]): boolean =>
  given.some(({ text }) => CREDENTIAL_FILE.test(text));

/** Programs that only show, whatever they are given. */
const showing: Program = {
  names:
    words(`ls stat file pwd which whereis ps top htop free df du uptime uname nproc hostname id whoami groups vmstat iostat
    mpstat sar pidstat lscpu lsblk lsmod lspci ss netstat lsof pstree findmnt getent arp date cal echo printf true false test
    sleep seq basename dirname realpath readlink md5sum sha256sum numfmt`),
  otherwise: 'read',
  options: { change: words('--set -s') },
};

const journalctl: Program = {
  names: ['journalctl'],
  otherwise: 'read',
  withValue: words(
    '-u --unit -S --since -U --until -n --lines -p --priority -o --output -b --boot -t -g --grep',
  ),
  options: {
    destructive: words('--vacuum*'),
    change: words('--rotate --flush --sync --relinquish-var --update-catalog --setup-keys'),
  },
};

const dmesg: Program = {
  names: ['dmesg'],
  otherwise: 'read',
  options: { destructive: words('-C --clear -c --read-clear'), change: words('-n --console-level -D -E') },
};

const systemctl: Program = {
  names: ['systemctl', 'service', 'loginctl', 'timedatectl'],
  otherwise: 'change',
  withValue: words('-t --type --state -p --property -n --lines -H --host'),
  verbs: {
    read: words(
      'status show is-active is-enabled is-failed list-units list-timers list-unit-files list-sockets cat list-dependencies',
    ),
    destructive: words('stop disable mask poweroff reboot halt kexec isolate kill emergency rescue suspend'),
  },
  options: { change: words('-H --host') },
};

const containers: Program = {
  names: ['docker', 'podman', 'crictl', 'nerdctl', 'ctr'],
  otherwise: 'change',
  withValue: words(
    '-n --namespace --name --tail --since -f --filter --format -r --runtime-endpoint -H --host',
  ),
  verbs: {
    read: phrases(
      `ps, images, logs, inspect, inspectp, inspecti, stats, statsp, info, pods, version, events, top, port, history, imagefsinfo,
      containers ls, containers list, images ls, images list, tasks ls, image ls, container ls, system df, network ls, volume ls`,
    ),
    destructive: phrases(
      `rm, rmi, rmp, stop, stopp, kill, prune, system prune, image prune, volume rm, volume prune, container prune, images rm,
      containers rm, tasks kill, login`,
    ),
  },
  options: { destructive: words('-H --host --privileged') },
  // What is run is named by the image: `docker run bitnami/kubectl delete …`.
  judge: ({ positional: [verb, image] }, given, { classOfWords }) => {
    if (image === undefined || !/^(?:run|create)$/.test(verb ?? '')) return 'read';
    const at = given.findIndex(({ text }) => text === image);
    const name = image.slice(image.lastIndexOf('/') + 1).split(/[:@]/)[0] ?? '';
    return classOfWords([{ text: name, dynamic: false }, ...given.slice(at + 1)]);
  },
};

const ip: Program = {
  names: [
    'ip',
    'bridge',
    'tc',
    'ethtool',
    'conntrack',
    'ipvsadm',
    'iptables',
    'ip6tables',
    'iptables-save',
    'nft',
    'sysctl',
    'mount',
  ],
  otherwise: 'change',
  verbs: {
    read: phrases(
      `addr, a, address, route, r, link, l, neigh, rule, addr show, route show, route get, link show, neigh show, rule show,
      qdisc show, fdb show, list ruleset, list table, list tables`,
    ),
    destructive: phrases('flush ruleset, flush table, delete table, link delete, addr flush, route flush'),
  },
  options: { destructive: words('-F --flush -X -D --delete -w --write') },
  judge: ({ positional, options }) => {
    if (positional.some((word) => /^(?:add|del|delete|set|replace|change|up|down|flush)$/.test(word)))
      return 'destructive';
    return positional.some((word) => word.includes('=')) || options.has('-P') ? 'change' : 'read';
  },
};

/** Programs that remove or overwrite, or take the machine down. */
const ruinous: Program = {
  names:
    words(`rm rmdir shred dd mkfs mkfs.ext4 mkfs.xfs fdisk parted wipefs truncate reboot shutdown poweroff halt init telinit
    swapoff userdel groupdel passwd chpasswd visudo crontab eval pkill killall umount mkswap lvremove vgremove pvremove unlink`),
  otherwise: 'destructive',
};

const changing: Program = {
  names:
    words(`cp mv mkdir touch chmod chown chgrp ln tee kill nice renice gzip gunzip zip unzip rsync useradd groupadd usermod
    apt apt-get yum dnf apk pip npm snap modprobe insmod rmmod swapon hostnamectl logger install patch`),
  otherwise: 'change',
  // `chmod -R 777 /`
  judge: ({ positional }) =>
    positional.some((word) => /^\/(?:\*|etc|boot|usr|bin|lib)?\/?$/.test(word)) ? 'destructive' : 'change',
};

/** Editors and archivers start programs of their own where they are told to. */
const starting: Program = {
  names: words('vi vim nvim nano emacs ed ex tar'),
  otherwise: 'change',
  options: { destructive: words('-c --cmd --eval --checkpoint-action* --to-command* --rsh* -I') },
  judge: (_call, given) => (given.some(({ text }) => /^\+?[:!]/.test(text)) ? 'destructive' : 'read'),
};

const find: Program = {
  names: ['find', 'fd'],
  otherwise: 'read',
  judge: (_call, given, { classOfWords }) => {
    const at = given.findIndex(({ text }) => /^-(?:exec|execdir|ok|okdir)$/.test(text));
    const writes = given.some(({ text }) => /^-(?:fprint|fprintf|fls)/.test(text));
    return worstOf([
      given.some(({ text }) => text === '-delete') ? 'destructive' : 'read',
      at < 0 ? 'read' : classOfWords(given.slice(at + 1).filter(({ text }) => !/^(?:;|\+|\{\})$/.test(text))),
      writes ? 'change' : 'read',
    ]);
  },
};

/** Programs of a machine. */
export const HOST_PROGRAMS: readonly Program[] = [
  showing,
  journalctl,
  dmesg,
  systemctl,
  containers,
  ip,
  ruinous,
  changing,
  starting,
  find,
];
