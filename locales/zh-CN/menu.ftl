# 首页、命令、帮助、隐私、语言、危险。
plain = { $words }
number-marked = { $number }（{ $mark }）
mark = 【{ $mark }】
mark-demo = 【{ $mark }，不送达任何机关】

menu-welcome = 您好！这里是{ $office }的信访服务。English: send /language
menu-what = 您想做什么？请点一个按钮，也可以直接打字。
menu-draft = 您有一份没填完的信访，内容都还在。点“继续填写”接着来。
expects-menu = 没听懂您的意思。请点一个按钮，或打按钮上的字。
operator = { $name }
    地址：{ $address }
    电话：{ $phone }
    时间：{ $hours }
    网站：{ $page }
office-address = { $name }
    地址：{ $address }
    电话：{ $phone }

moved-on = 这个按钮已经过时了，什么都没有改动。现在到这一步：
command-unknown = 没有这个命令。
command-failed = 没有办成，您前面填的内容都在。请过一会儿再试；还是不行，请打电话给信访局。
put-aside = 您刚才的这条消息没能处理。请换个方式再发一次，前面填的内容都在。
press-not-saved = 没有保存成功，请稍后再点一次。
elsewhere =
    请不要在这里说。为了保护您，请私聊我：{ $link }
    Please do not tell it here. To protect you, write to me in private: { $link }
elsewhere-button = 请私聊我 / Write to me in private

command-start = 首页
command-new = 反映问题
command-my = 我的信访
command-status = 查一件的进度
command-help = 帮助和联系方式
command-language = 换语言
command-privacy = 您的信息怎么保管
command-cancel = 放弃正在填的内容

words-start = 首页, 主页, 开始, 菜单
words-new = 我要反映, 我要信访, 投诉, 举报
words-my = 我的, 进度, 查进度, 我的案件
words-help = 帮助, 人工, 客服, 电话
words-language = 语言, 英文
words-privacy = 隐私
words-anonymous = 匿名, 不留名, 不留名字, 不想说
words-person-labels = 姓名, 名字, 我叫, 我是, 电话号码, 电话, 手机号, 手机, 联系电话, 联系方式
words-cancel = 取消, 放弃

cancel-question = 要放弃正在填的内容吗？删掉以后找不回来。
expects-cancel = 请点一个按钮：删掉，还是继续填写。
cancel-nothing = 现在没有正在填的内容。
cancelled = 草稿已删掉。
reopen-question = 您有一份没填完的信访。继续填写，还是删掉重来？
expects-reopen = 请点一个按钮：继续填写，还是重新开始。

language-question = 请选择语言。Choose your language.
expects-language = 请选择语言。Choose your language.
language-set = 好的，以后用中文。
language-name-zh-CN = 中文
language-name-en = English

danger-now = 请马上打电话，不要等这里回复：
danger-number = { $number } { $name }
danger-duty = 信访值班电话：{ $phone }
danger-demo = 这里的值班电话是演示用的。真有危险，请直接拨打 110、119 或 120。

help-what = 在这里您可以反映问题、提建议，拿到编号，随时查进度。
help-commands =
    /new 反映问题
    /my 我的信访
    /status 加编号，查一件的进度
    /language 换语言
    /privacy 您的信息怎么保管
    /cancel 放弃正在填的内容
help-law = 信访部门收到后先登记，15 日内转给负责的单位（《信访工作条例》第二十二条）。任何人不得打击报复信访人（第十八条）。

privacy-kept = 我们保存：您说的经过、您的诉求、地点、文件，以及您愿意留下的姓名和电话。
privacy-where = 这些内容加密保存在本服务的服务器上。保存的内容不会出现在日志里。
privacy-draft = 没提交的草稿，随时可以用 /cancel 删掉，连同文件一起删。
