/**
 * What people here put into passwords first, in lower case: made by us from what every published list repeats (English,
 * keyboard, pinyin of everyday words and names, the words of this work). Not a copy of any list of stolen passwords.
 */
const english = `password passwd passw0rd admin administrator root user test guest login welcome master secret letmein
changeme default temp demo system server service manager office letter monkey dragon shadow sunshine princess football
baseball basketball iloveyou love lovely loveyou forever happy lucky money hello world freedom whatever trustno super
superman batman computer internet windows google apple samsung huawei xiaomi lenovo oracle cisco linux android iphone
summer winter spring autumn monday friday january december michael jordan daniel jessica ashley charlie thomas qazwsx
access pass word keyboard security private public china beijing shanghai nihao abcd abc123 qwe123 asd123 zxc123 p@ssw0rd`

const pinyin = `woaini aini woshi wode women tamen nimen woaiwojia woaizhongguo zhongguo zhonghua renmin xiaoming laopo
laogong baobao baobei baobeier qinaide meimei gege jiejie didi mama baba erzi nver airen jiaren woaimama woaibaba
shengri kuaile shengrikuaile xinnian xingfu jiankang pingan fada facai gongxi zhufu xiexie nihao zaijian mima denglu
yonghu guanliyuan guanli zhanghao wangluo diannao shouji dianhua youxiang wangzhan ceshi moren gongsi danwei bumen
bangong bangongshi lingdao zhuren juzhang kezhang duizhang keji xinxi zhongxin zhengfu jiguan gongwuyuan jiefang
wang zhang liu chen yang zhao huang zhou zhu sun guo ma gao lin luo liang song zheng xie han tang feng cao peng zeng
xiao tian dong yuan pan jiang cai yu du ye cheng wei su lv ding ren shen yao lu cui zhong tan fan jin shi liao jia xia
woaixinjiang longlong qiangqiang mingming lingling fangfang lili tiantian xixi haha hehe heihei dandan jingjing`

const work = `lianbing huanbao huanjing baohu zhifa jiancha jiandu huanbaoju huanbaoting huanjingbaohu huanjingzhifa
dalianbing xinjiang wulumuqi changji shihezi kashi hetian akesu aletai tacheng yili bayinguoleng bole hami tulufan
kelamayi kezilesu bingtuan shihuan quhuan xjhb hjzf hbj hbt epa mep mee environment enforcement campaign office
shengtai shengtaihuanjing wuran paiwu shuizhi daqi gufei zonghezhifa zhidui dadui zongdui`

const chinese = `密码 口令 管理员 我爱你 中国 新疆 乌鲁木齐 环保 环境 执法 练兵 大练兵 环保局 环保厅 环境保护 生日快乐 新年快乐 你好 测试 登录`

const digits = `5201314 1314520 520520 1314 520 521 147258369 147258 159357 147852 258369 110110 119119 123123 321321 112233
11223344 121212 131313 168168 886 888 666 999 789789 456456 100200 10086 10010 12369`

const lines = [english, pinyin, work, chinese, digits]

/** Longest first. */
export const commonParts: readonly string[] = [...new Set(lines.join(' ').split(/\s+/))].toSorted(
  (a, b) => b.length - a.length,
)

/** Rows and columns of the keyboard; any four neighbours in either direction are a part that everybody tries. */
export const keyboardWalks: readonly string[] = [
  '`1234567890-=',
  '!@#$%^&*()_+',
  'qwertyuiop[]',
  'asdfghjkl;',
  'zxcvbnm,./',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p',
  'qazwsxedcrfvtgbyhnujmikolp',
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
]
