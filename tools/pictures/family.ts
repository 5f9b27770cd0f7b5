/** Who is in the pictures, and what they say. */

export interface Relative {
  readonly name: string;
  /** The number of a color among those to choose from, or an emoji. */
  readonly avatar: string;
}

export interface Line {
  /** Index of a relative. */
  readonly by: number;
  readonly text: string;
  /** Minutes since the line before. */
  readonly after: number;
  /** A picture comes with it. */
  readonly hasPicture?: boolean;
  /** Text of the line that this one answers. */
  readonly answers?: string;
  /** Emoji, and the indexes of those who react with it. */
  readonly reactions?: readonly (readonly [string, readonly number[]])[];
}

export interface Album {
  readonly language: 'en' | 'zh';
  readonly locale: 'en-US' | 'zh-CN';
  /** Ends the names of its pictures. */
  readonly suffix: '' | '-zh';
  readonly room: string;
  /** The first two have the phones that are in the room. */
  readonly relatives: readonly Relative[];
  readonly yesterday: readonly Line[];
  readonly today: readonly Line[];
  readonly announcement: string;
  readonly group: string;
  readonly groupLine: string;
  readonly aside: string;
  readonly offlineLine: string;
}

export const english: Album = {
  language: 'en',
  locale: 'en-US',
  suffix: '',
  room: 'Home',
  relatives: [
    { name: 'Mia', avatar: '🦊' },
    { name: 'Dad', avatar: '🐼' },
    { name: 'Grandma', avatar: '🌻' },
    { name: 'Leo', avatar: '🐳' },
  ],
  yesterday: [
    { by: 2, text: 'Soup is in the pot, come when you like', after: 1 },
    { by: 3, text: 'Training runs until seven. Keep me some?', after: 6 },
    { by: 2, text: 'A big bowl 🍲', after: 1, reactions: [['❤️', [3, 0]]] },
  ],
  today: [
    { by: 1, text: 'Who is in for the lantern walk tonight?', after: 0 },
    { by: 0, text: 'Me! My lantern is ready 🦊', after: 2, hasPicture: true, reactions: [['❤️', [1, 2, 3]]] },
    { by: 3, text: 'In. We leave at six?', after: 1 },
    {
      by: 1,
      text: 'Half past five, then we are at the bridge before it gets dark.',
      after: 3,
      answers: 'In. We leave at six?',
    },
    { by: 2, text: 'I bring tea and the plum cake. Wear something warm!', after: 2, reactions: [['👍', [0, 3]]] },
    { by: 0, text: 'Best grandma ever', after: 1 },
  ],
  announcement: 'The lantern walk starts at 17:30 in the hall',
  group: 'Kitchen',
  groupLine: 'Flour and plums are on the list',
  aside: 'Shall we fetch her scarf on the way?',
  offlineLine: 'I am in the lift, back in a minute',
};

export const chinese: Album = {
  language: 'zh',
  locale: 'zh-CN',
  suffix: '-zh',
  room: '家',
  relatives: [
    { name: '小雨', avatar: '🦊' },
    { name: '爸爸', avatar: '🐼' },
    { name: '奶奶', avatar: '🌻' },
    { name: '小树', avatar: '🐳' },
  ],
  yesterday: [
    { by: 2, text: '汤在锅里温着，谁先到家谁先喝', after: 1 },
    { by: 3, text: '今天训练到七点，给我留一碗？', after: 6 },
    { by: 2, text: '给你留一大碗 🍲', after: 1, reactions: [['❤️', [3, 0]]] },
  ],
  today: [
    { by: 1, text: '今晚去河边看花灯，谁一起去？', after: 0 },
    { by: 0, text: '我！小狐狸灯笼做好了 🦊', after: 2, hasPicture: true, reactions: [['❤️', [1, 2, 3]]] },
    { by: 3, text: '算我一个，六点出发？', after: 1 },
    { by: 1, text: '五点半吧，天黑之前走到桥上。', after: 3, answers: '算我一个，六点出发？' },
    { by: 2, text: '我带热茶和桂花糕，大家多穿一点！', after: 2, reactions: [['👍', [0, 3]]] },
    { by: 0, text: '奶奶最好了', after: 1 },
  ],
  announcement: '五点半在门口集合，去看花灯',
  group: '厨房',
  groupLine: '面粉和桂花已经记下了',
  aside: '路上顺便把奶奶的围巾取回来？',
  offlineLine: '我在电梯里，马上就好',
};
