# 首页、命令、帮助、隐私、语言、危险。
plain = { $words }
number-marked = { $number }（{ $mark }）
mark = 【{ $mark }】
mark-demo = 【{ $mark }，不送达任何机关】

menu-welcome = 您好！这里是{ $office }的信访服务。English: this is a petition service. Send /language to use it in English.
menu-what = 您想做什么？请点一个按钮，也可以直接打字。
menu-draft = 您有一份没填完的信访，内容都还在。点“继续填写”接着来。
expects-offered = 没听懂您的意思。请点一个按钮，或打按钮上的字，或打它是第几个。回到开头请发 /start。
expects-menu = 没听懂您的意思。请点一个按钮，或打按钮上的字。
operator = { $name }
    地址：{ $address }
    电话：{ $phone }
    时间：{ $hours }
    网站：{ $page }
office-hours = 办公时间：{ $hours }
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
words-help = 帮助
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
help-words =
    可以直接打字：
    进度 或 我的：看您的信访办到哪一步
    帮助：看这条说明
    人工：找人的电话和地址
    我要反映：开始反映问题
    取消：放弃正在填的内容
help-commands =
    也可以发这些：
    /new 反映问题
    /my 我的信访
    /status 加编号，查一件的进度
    /language 换语言
    /privacy 您的信息怎么保管
    /cancel 放弃正在填的内容
help-danger = 有人有危险吗？随时可以点“{ button-danger }”，或写“危险”。
help-steps =
    办理分五步：
    1. 登记：您拿到编号。
    2. 转送：{ $sorting }内转给负责的单位。
    3. 告知：负责的单位{ $telling }内告诉您收到了什么、怎么办理。
    4. 受理：告诉您受理不受理。
    5. 答复：受理后{ $handling }内书面答复您。
help-extension = 情况复杂的，答复可以延期，总共最多{ $extension }。延期要单位负责人批准，并且告诉您理由。
help-exceptions =
    这些天数的依据：{ $rules }。
    有些事要走另外的程序，例如诉讼、劳动仲裁。那边的期限优先。
    走另外程序的和提建议的，这里的答复没有法定期限。到时候会告诉您单位自己的服务目标。
    没有留名字的，可以不书面告知。
    您那件的日期，发 /my 看。
help-days-calendar = { $days } 日
help-days-working = { $days } 个工作日
help-law = 任何人不得因为信访打击报复您（《信访工作条例》第十八条）。
help-ways = 找信访局有四种办法：在这里说、写信、上门、打电话。如果给了您编号和查询码，也能在这里查进度。
help-runs = 这个服务由谁运营：
help-runs-unnamed = 这个服务由谁运营，还没有写明。

privacy-kept =
    我们保存：您说的经过、诉求、地点、文件，以及后来补充的内容。
    您是谁：您愿意留的姓名、电话和地址。
    还有怎么在这个聊天里找到您，和您用的语言。
privacy-where = 存在哪里：本服务自己的数据库。您说的话、文件、您是谁、怎么找到您，都加密保存。这些内容不会出现在日志里。
privacy-how-long = 存多久：您提交的内容，这里不会自动删除。要存多久，按单位的档案规定。
privacy-draft = 没提交的草稿，随时可以用 /cancel 删掉，连同文件一起删。
privacy-messenger = 您在这里打的字、发的文件，都会经过聊天软件的服务器，这些服务器可能在境外。发了 /cancel，聊天记录也还在。不想这样，可以到信访局当面说、打电话或写信，地址电话发 /help 看。
privacy-person = 您是谁、您的文件：信访局可以打开，办理您这件事的单位也可以打开。您选了不让办理单位知道名字的，它都打不开。您写的话它看得到，所以请不要把名字写在里面。
privacy-looks = 哪个单位、哪天打开过您的姓名联系方式或文件，都有记录。要看记录：发 /my，打开您那件，点“{ button-own }”，再点“{ button-own-looks }”。
privacy-rights =
    在那里还可以点：
    “{ button-own-correct }”：留了名字的可以改
    “{ button-own-export }”：拿到这件的全部记录
    “{ button-own-retract }”：答复送到您手里以前都可以。撤回后不再办理，但档案还在。
privacy-lock = 别人也用您的手机？发 /my，点“{ button-pin }”。
privacy-who = 谁运营这个服务，谁对您的信息负责。是谁，发 /help 看。
